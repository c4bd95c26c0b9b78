// argv: ["-e", "console.log(1 + 1, typeof require, __filename, process.argv.length, process.argv.slice(1))", "x", "y"]
