// What goes wrong with a worker's process is an 'error' of the worker, as of any child.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const show = (w, then) => {
    w.on('error', function (e, ...more) { console.log('worker', e.name, e.code, e.message, more, this === w); });
    w.process.on('error', (e, ...more) => console.log('process', e.code, more.length));
    cluster.on('error', () => console.log('never'));
    if (then) then();
  };
  const w = cluster.fork();
  show(w);
  w.on('online', () => w.disconnect());
  w.on('exit', () => {
    console.log(w.send('late'));
    w.send('late', (e) => console.log('callback', e.code));
    w.process.disconnect();
    setImmediate(() => {
      process.execPath = '/no/such/program';
      show(cluster.fork(), () => console.log('forked'));
    });
  });
} else {
  process.on('message', () => {});
}
