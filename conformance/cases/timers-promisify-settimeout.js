const { promisify } = require('util');
(async () => {
  console.log(await promisify(setTimeout)(2, 'value'));
  console.log(await promisify(setImmediate)('now'));
})();
