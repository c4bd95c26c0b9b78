// A socket's timeout is told to the request, the response and the server; without a listener the socket goes.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const whole = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const part = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab';
const run = (name, text, serve, prepare = () => {}) => new Promise((done) => {
  const log = [];
  const server = http.createServer((req, res) => {
    req.on('error', () => {});
    res.sendDate = false;
    serve(req, res, log);
  });
  prepare(server, log);
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
    client.on('data', (d) => { got += d; });
    client.on('error', () => {});
    client.on('close', () => server.close(() => turns().then(() => { console.log(name, '|', log.join(' | '), '|', JSON.stringify(got)); done(); })));
  });
});
const isSocket = (s) => s instanceof net.Socket;
(async () => {
  const returned = http.createServer();
  console.log(returned.setTimeout(5) === returned, returned.timeout, returned.setTimeout(7, () => {}).listenerCount('timeout'), returned.setTimeout().timeout);
  try { returned.setTimeout(5, 'x'); } catch (e) { console.log(e.code); }
  await run('server.setTimeout with a listener', whole, () => {}, (server, log) => server.setTimeout(50, (socket) => { log.push('server', isSocket(socket)); socket.destroy(); }));
  await run('server.setTimeout without', whole, (req, res, log) => res.on('close', () => log.push('res close', res.writableEnded)), (server) => server.setTimeout(50));
  await run('server.timeout', part, (req, res, log) => req.on('aborted', () => log.push('aborted')).on('close', () => log.push('req close')).resume(), (server) => { server.timeout = 50; });
  await run('server.timeout set too late for the connection', whole, (req, res) => { req.socket.server.timeout = 20; setTimeout(() => res.end('in time'), 60); });
  await run('res.setTimeout with a listener', whole, (req, res, log) => log.push(res.setTimeout(50, (socket) => { log.push('res', isSocket(socket)); res.end('late'); }) === res));
  await run('res.setTimeout without', whole, (req, res, log) => { res.setTimeout(50).on('close', () => log.push('res close')); });
  await run('req.setTimeout of a whole request', whole, (req, res, log) => { req.setTimeout(50, () => log.push('req')); });
  await run('req.setTimeout of a part', part, (req, res, log) => log.push(req.setTimeout(50, (socket) => { log.push('req', isSocket(socket)); res.setHeader('Connection', 'close').end('late'); }) === req));
  await run('socket.setTimeout', whole, (req, res, log) => req.socket.setTimeout(50, function (...args) { log.push('socket', args.length); this.destroy(); }));
  await run('all of them', part, (req, res, log) => {
    for (const [name, emitter] of Object.entries({ req, res, socket: req.socket })) emitter.on('timeout', () => log.push(name));
    res.setTimeout(50);
  }, (server, log) => server.on('timeout', (socket) => { log.push('server'); socket.destroy(); }));
})();
