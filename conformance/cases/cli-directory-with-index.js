// argv: ["fixtures/dir-main"]
