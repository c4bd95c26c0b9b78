// argv: []
// stdin: "console.log('from stdin')\nprocess.exit(6)"
