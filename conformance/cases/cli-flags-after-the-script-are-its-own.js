// args: ["--version", "-e", "1", "--help"]
console.log(process.argv.slice(2), process.execArgv);
