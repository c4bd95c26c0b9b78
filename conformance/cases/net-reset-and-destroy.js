// resetAndDestroy of a socket that is open, connecting, and none yet; the peer sees ECONNRESET.
const net = require('net');
const server = net.createServer((s) => {
  s.on('error', (e) => console.log('server', e.code, e.syscall));
  s.on('close', (bad) => { console.log('server close', bad); steps.shift()(); });
  s.resume();
}).listen(0, '127.0.0.1', () => steps.shift()());
const to = (f) => net.connect(server.address().port, '127.0.0.1', f);
const steps = [
  () => { const c = to(() => console.log(c.resetAndDestroy() === c, c.destroyed)).on('close', (bad) => console.log('close', bad)); },
  () => { const c = to(() => console.log('connect')).on('close', (bad) => console.log('close', bad)); c.resetAndDestroy(); },
  () => {
    const c = new net.Socket();
    c.on('error', (e) => console.log(e.code, e.message));
    c.on('close', (bad) => { console.log('close', bad); server.close(); });
    c.resetAndDestroy();
  },
];
