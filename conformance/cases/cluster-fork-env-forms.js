// cluster.fork([env]): what may be given, and what a worker finds.
const cluster = require('cluster');
if (cluster.isPrimary) {
  process.env.FROM = 'the primary';
  class Env { constructor() { this.OWN = 'own'; } get GETTER() { return 'of the class'; } }
  const forms = [undefined, null, {}, { A: 1, B: true, C: null, D: undefined, E: '' }, { FROM: undefined }, { NODE_UNIQUE_ID: '77' },
    Object.create({ INHERITED: 'x' }), new Env(), 5, true, () => {}];
  (function next() {
    if (forms.length === 0) return;
    const w = cluster.fork(forms.shift());
    w.on('message', (m) => console.log(w.id, m));
    w.on('exit', next);
  })();
} else {
  const known = ['FROM', 'A', 'B', 'C', 'D', 'E', 'OWN', 'GETTER', 'INHERITED', 'NODE_UNIQUE_ID', 'NODE_CHANNEL_FD'];
  process.send([cluster.worker.id, known.filter((k) => k in process.env).map((k) => `${k}=${process.env[k]}`).join()], () => process.disconnect());
}
