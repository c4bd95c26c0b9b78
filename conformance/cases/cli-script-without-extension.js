// argv: ["fixtures/no-extension"]
