// argv: ["no-such-script.js"]
// stderr
