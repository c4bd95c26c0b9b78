// Linux shows in /proc/net/tcp which connections have a keep-alive timer (2 in its sixth column).
const net = require('net'), fs = require('fs');
const timerOf = (s) => {
  const hex = (n) => n.toString(16).toUpperCase().padStart(4, '0');
  const text = fs.readFileSync('/proc/net/tcp', 'latin1'); // long where many sockets are
  const at = text.indexOf(`0100007F:${hex(s.localPort)} 0100007F:${hex(s.remotePort)} `);
  return at < 0 ? undefined : text.slice(at).split(' ', 5)[4].slice(0, 2);
};
const forms = [
  [{}, {}], [{ keepAlive: true }, {}], [{}, { keepAlive: true }], [{ keepAlive: true, keepAliveInitialDelay: 5000 }, { keepAlive: true, keepAliveInitialDelay: 1000 }], [{ keepAliveInitialDelay: 5000 }, {}],
];
(function next() {
  const form = forms.shift();
  if (!form) return;
  const [server, client] = form;
  const s = net.createServer(server, (c) => {
    peer = c.resume();
    console.log('server', JSON.stringify(server), timerOf(c));
    c.write('x');
  }).listen(0, '127.0.0.1', () => {
    const c = net.connect({ port: s.address().port, host: '127.0.0.1', ...client });
    c.once('data', () => {
      console.log('client', JSON.stringify(client), timerOf(c));
      // Once is enough: where many sockets are, each look takes the system long.
      if (forms.length === 0) console.log('on', timerOf(c.setKeepAlive(true, 2000)), 'off', timerOf(c.setKeepAlive(false)), 'on', timerOf(c.setKeepAlive(true)), 'default is off', timerOf(c.setKeepAlive()));
      c.destroy();
      s.close(next);
    });
  });
  let peer;
})();
