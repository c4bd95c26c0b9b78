// 'setup' comes for each call of setupPrimary, and of fork, in a later tick, and brings the
// settings of that call.
const cluster = require('cluster');
const path = require('path');
if (cluster.isWorker) process.exit();
const seen = [];
cluster.on('setup', (settings) => {
  console.log('setup', path.basename(settings.exec), settings.args, settings === cluster.settings, seen.indexOf(settings));
});
console.log(cluster.setupPrimary({ args: ['1'] }));
seen.push(cluster.settings);
cluster.setupPrimary({ exec: 'other.js' });
seen.push(cluster.settings);
cluster.setupMaster({ exec: __filename, args: ['3'] });
seen.push(cluster.settings);
console.log('called');
process.nextTick(() => {
  console.log('tick');
  cluster.on('fork', () => console.log('fork'));
  cluster.fork();
  seen.push(cluster.settings);
});
