console.log(arguments.length, this === exports, exports === module.exports, arguments[1] === require, arguments[3] === __filename, typeof module.paths);
console.log(require('path').basename(__filename), require('path').basename(__dirname), require.main === module, module.id, module.loaded, module.parent);
