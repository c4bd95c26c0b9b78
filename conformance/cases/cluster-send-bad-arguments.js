// worker.send in the primary is the child's send: the same arguments and errors.
const cluster = require('cluster');
if (cluster.isPrimary) {
  const w = cluster.fork();
  const attempt = (...args) => { try { console.log(typeof w.send(...args)); } catch (e) { console.log(e.name, e.code, e.message); } };
  attempt('a', undefined, undefined, () => {});
  attempt('b', null, null);
  attempt('c', undefined, 'text');
  attempt('d', undefined, 5);
  attempt('e', undefined, { keepOpen: 1 });
  attempt('f', 'text');
  attempt('g', {});
  attempt('h', 5);
  attempt('i', () => {});
  attempt('j', undefined, () => {});
  attempt('k', cluster);
  attempt({ cmd: 'NODE_NOT_TOLD' });
  attempt({ cmd: 5 });
  w.on('message', (m) => { console.log(JSON.stringify(m)); if (m.cmd === 5) w.disconnect(); });
} else {
  process.on('message', (m) => process.send(m));
}
