// argv: ["--no-such-flag", "fixtures/dir-main"]
