// What createServer's options do to each connection's socket, and what a script may change later.
const net = require('net');
const os = require('os');
const forms = [{}, { noDelay: true }, { keepAlive: true }, { keepAlive: true, keepAliveInitialDelay: 1500 }, { highWaterMark: 1024 }, { highWaterMark: 0 }, { allowHalfOpen: true }];
(function next() {
  const o = forms.shift();
  if (!o) return;
  const server = net.createServer(o, (c) => {
    console.log(JSON.stringify(o), c.allowHalfOpen, c.readableHighWaterMark, c.writableHighWaterMark, c.server === server, c.timeout, c.connecting, c.pending, c.readyState, c.destroyed);
    c.destroy();
    server.close(next);
  }).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume());
})();
