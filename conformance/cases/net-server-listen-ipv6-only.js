// ipv6
const net = require('net');
const both = net.createServer((s) => s.end()).listen({ port: 0, host: '::' }, () => {
  const only = net.createServer((s) => s.end()).listen({ port: 0, host: '::', ipv6Only: true }, () => {
    const tries = [['both', both, '127.0.0.1'], ['both', both, '::1'], ['only', only, '::1'], ['only', only, '127.0.0.1']];
    (function next() {
      const one = tries.shift();
      if (!one) { both.close(); return again(); }
      const [name, server, host] = one;
      const c = net.connect(server.address().port, host, () => console.log(name, host, 'connect', c.remoteFamily));
      c.on('error', (e) => console.log(name, host, e.code)).on('close', next).resume();
    })();
  });
  function again() { // IPv4 has the port for itself
    const { port } = only.address();
    const four = net.createServer().listen(port, '127.0.0.1', () => { console.log('beside it', four.address().family); four.close(); only.close(); });
  }
});
