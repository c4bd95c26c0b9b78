// keepAliveTimeout takes the place of a socket's timeout when the socket has served a request, and gives it back.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const run = (name, prepare, serve, talk) => new Promise((done) => {
  const log = [];
  const server = http.createServer((req, res) => { res.sendDate = false; serve(req, res, log); res.end('x'); });
  prepare(server, log);
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(get));
    client.on('data', (d) => { got += d; talk(client, server); });
    client.on('close', () => server.close(() => turns().then(() => { console.log(name, '|', log.join(' | '), '|', JSON.stringify(got)); done(); })));
  });
});
const nothing = () => {};
(async () => {
  await run('the head tells of it', (server) => { server.keepAliveTimeout = 7900; }, nothing, (client) => client.end());
  await run('none', (server) => { server.keepAliveTimeout = 0; }, nothing, (client) => client.end());
  await run('with a limit of requests', (server) => { server.maxRequestsPerSocket = 9; }, nothing, (client) => client.end());
  await run('in place of the socket\'s', (server, log) => {
    server.keepAliveTimeout = 3000;
    server.on('connection', (socket) => { socket.setTimeout(20000); log.push(socket.timeout); });
  }, (req, res, log) => {
    const { socket } = req;
    log.push(socket.timeout);
    res.on('finish', () => setImmediate(() => { log.push(socket.timeout); socket.destroy(); }));
  }, nothing);
  let n = 0;
  await run('until the next request', (server) => { server.timeout = 5000; }, (req, res, log) => {
    const { socket } = req;
    log.push(socket.timeout);
    res.on('finish', () => setImmediate(() => log.push(socket.timeout)));
  }, (client) => setImmediate(() => setImmediate(() => (n++ ? client.end() : client.write(get)))));
})();
