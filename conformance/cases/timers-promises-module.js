const { setTimeout: sleep, setImmediate: soon } = require('timers/promises');
(async () => {
  console.log(await sleep(5, 'slept'));
  console.log(await soon('immediate'));
  console.log(require('timers').promises === require('timers/promises'));
})();
