module.exports = function () {};
exports.x = 1;
console.log(typeof module.exports, module.exports.x, module.exports === exports);
