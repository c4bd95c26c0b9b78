// The keep-alive timeout ends when a head is whole, and not with its first byte; and whose context a socket's timeout has.
const http = require('http');
const net = require('net');
const { AsyncLocalStorage } = require('async_hooks');
const context = new AsyncLocalStorage();
const run = (name, timeout, text) => new Promise((done) => {
  const log = [];
  const server = http.createServer({ keepAliveTimeout: 1 }, (req, res) => { log.push(`request ${req.url}`); res.end('x'); });
  server.timeout = timeout;
  server.on('timeout', (socket) => { log.push('timeout'); socket.destroy(); });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET /0 HTTP/1.1\r\nHost: x\r\n\r\n'));
    client.once('data', () => client.write(text));
    client.on('close', () => { server.close(); done(`${name} | ${log.join(' | ')}`); });
  });
});
(async () => {
  const lines = await Promise.all([0, 30000].flatMap((timeout) => [
    run(`nothing more, ${timeout}`, timeout, ''), run(`half a head, ${timeout}`, timeout, 'GE'), run(`a blank line, ${timeout}`, timeout, '\r\n'),
  ]));
  console.log(lines.join('\n'));
  const server = net.createServer((socket) => {
    context.run('first', () => socket.setTimeout(1, () => {
      console.log(context.getStore());
      context.run('second', () => socket.setTimeout(1, () => { console.log(context.getStore()); socket.destroy(); server.close(); }));
    }));
  }).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').resume());
})();
