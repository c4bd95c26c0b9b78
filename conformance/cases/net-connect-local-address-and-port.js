const net = require('net');
const server = net.createServer((c) => { from = ['from', c.remoteAddress, c.remotePort === asked || asked]; c.end(); }).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const free = net.createServer().listen(0, '127.0.0.1', () => {
    const local = free.address().port;
    const steps = [
      [{ localAddress: '127.0.0.1' }], [{ localAddress: '127.0.0.5' }],
      [{ localAddress: '203.0.113.9' }], [{ localAddress: '::1' }], [{ localPort: local, localAddress: '127.0.0.1' }],
      [{ localPort: local }, true], [{ localAddress: '127.0.0.1', localPort: 70000 }], [{ localPort: -1 }], [{ localPort: 0 }],
    ];
    (function next() {
      const step = steps.shift();
      if (!step) return server.close();
      const [o, close] = step;
      asked = close ? local : 0;
      if (close) return free.close(() => go());
      go();
      function go() {
        const c = net.connect({ port, host: '127.0.0.1', ...o });
        const hide = (t) => String(t).replaceAll(port, 'PORT').replaceAll(local, 'LOCAL');
        c.on('connect', () => console.log(hide(JSON.stringify(o)), c.localAddress, !close || c.localPort === local));
        c.on('error', (e) => console.log(hide(JSON.stringify(o)), e.code, e.syscall, e.address, hide(e.port), hide(e.message), Object.keys(e).join()));
        c.on('close', (bad) => { console.log('close', bad, ...from); from = []; next(); }).resume();
      }
    })();
  });
});
let asked = 0, from = [];
