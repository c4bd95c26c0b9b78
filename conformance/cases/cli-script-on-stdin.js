// argv: ["-"]
// stdin: "console.log('from stdin', process.argv.length, __filename)"
