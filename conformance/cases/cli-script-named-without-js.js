// argv: ["fixtures/named"]
