// argv: ["fixtures"]
// stderr
