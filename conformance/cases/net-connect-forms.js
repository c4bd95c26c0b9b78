// Every form of connect and createConnection, what is emitted in which order, and with how many arguments.
// ipv6
const net = require('net'), { join } = require('path');
console.log(net.connect === net.createConnection);
const server = net.createServer((c) => c.end()).listen(0, () => {
  const { port } = server.address();
  const path = join(process.env.CASE_TMP, 's');
  const pipe = net.createServer((c) => c.end()).listen(path, () => {
    const host = '127.0.0.1';
    const forms = [[port, host], [String(port), host], [{ port, host }], [{ port: String(port), host }], [port], [{ port }], [port, undefined], [port, null], [port, ''], [{ port, host: '' }], [{ port, host: null }], [port, 'localhost'], [path], [{ path }], [{ path, host: 'nowhere..invalid' }], [{ port, host, family: 4 }], [{ port, host: '::1', family: 6 }], [{ port, host: 'localhost', family: 4 }], [{ port, host, timeout: 5000 }], [{ port, host, noDelay: true, keepAlive: true, keepAliveInitialDelay: 1000 }]];
    (function next() {
      const args = forms.shift();
      if (!args) { server.close(); return pipe.close(); }
      const log = [];
      const callback = function (...a) { log.push('callback', this === c, a.length); };
      const c = net.connect(...args, callback);
      const before = [c.connecting, c.pending, c.readyState, c.timeout, typeof c.remoteAddress];
      for (const ev of ['connect', 'ready', 'end', 'close', 'finish', 'timeout', 'error']) c.on(ev, (...a) => log.push(ev, a.length));
      c.on('connect', () => log.push(c.connecting, c.pending, c.readyState));
      c.on('close', () => { console.log(JSON.stringify(args).replaceAll(port, 'PORT').replaceAll(path, 'PATH'), before.join(), '|', log.join()); next(); });
      c.resume();
    })();
  });
});
