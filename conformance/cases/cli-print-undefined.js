// argv: ["-p", "undefined"]
