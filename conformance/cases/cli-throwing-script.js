// argv: ["fixtures/throws.js"]
// stderr
