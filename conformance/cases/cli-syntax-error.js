// argv: ["fixtures/syntax-error.js"]
// stderr
