const net = require('net');
for (const args of [[], [{}], [{ port: 70000 }], [{ port: 'x' }], [{ port: 1, host: 5 }]]) {
  try { net.connect(...args).on('error', () => {}); console.log('no throw'); } catch (e) { console.log(e.name, e.code, e.message); }
}
