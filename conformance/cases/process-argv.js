// args: ["a", "--flag", "-x", "--", "b c"]
const path = require('path');
console.log(process.argv.length, path.isAbsolute(process.argv[0]), path.basename(process.argv[1]), process.argv.slice(2));
console.log(process.execArgv, process.execPath === process.argv[0], path.isAbsolute(process.execPath));
