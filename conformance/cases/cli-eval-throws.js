// argv: ["-e", "throw new Error('from -e')"]
