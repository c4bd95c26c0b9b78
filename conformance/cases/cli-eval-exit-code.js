// argv: ["-e", "process.exitCode = 3"]
