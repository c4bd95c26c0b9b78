// one program of upgrades: the bytes behind the head, half-closed sockets, a listener that throws, nobody who listens
const http = require('http');
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
const server = http.createServer((req, res) => { console.log('request', req.url, req.headers.upgrade); res.end('plain'); });
server.on('upgrade', (req, socket, head) => {
  console.log('upgrade', req.url, String(head));
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: dummy\r\n\r\nhead');
  socket.on('data', (d) => { console.log('server has', String(d)); socket.end('bye'); });
});
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const go = (options, act, end = 'close') => new Promise((done) => {
    const log = [];
    const req = http.request({ port, host: '127.0.0.1', headers: { Connection: 'Upgrade', Upgrade: 'dummy' }, ...options });
    for (const ev of ['upgrade', 'connect', 'response', 'close', 'error', 'finish', 'socket', 'abort']) {
      if (ev !== 'upgrade' && ev !== 'connect') req.on(ev, () => log.push(ev));
    }
    const over = () => setImmediate(() => { console.log(options.path, log.join()); done(); });
    if (end === 'close') req.on('close', over);
    act(req, over);
    req.end();
  });
  await go({ path: '/taken' }, (req, over) => req.on('upgrade', (res, socket, head) => {
    console.log(res.statusCode, JSON.stringify(res.headers), res.complete, res.socket === socket, socket._httpMessage, Object.keys(req.agent.sockets).length, req.agent.totalSocketCount);
    let text = String(head);
    socket.on('data', (d) => { text += d; }).on('end', () => console.log('end of', text)).on('close', over);
    socket.write('hello');
  }), 'socket');
  await go({ path: '/throws' }, (req) => req.on('upgrade', (res, socket) => { setImmediate(() => socket.destroy()); setImmediate(() => req.emit('close')); throw new Error('in upgrade'); }));
  await go({ path: '/nobody' }, (req) => req.on('error', (e) => console.log(e.code, e.message)));
  server.removeAllListeners('upgrade');
  await go({ path: '/ignored' }, (req) => req.on('response', (res) => res.resume()));
  await go({ path: '/connect', method: 'CONNECT' }, (req) => req.on('error', (e) => console.log(e.code, e.message)));
  server.on('connect', (req, socket) => socket.end('HTTP/1.1 407 Auth\r\nA: b\r\nContent-Length: 3\r\n\r\nabc'));
  await go({ path: '/refused', method: 'CONNECT' }, (req, over) => req.on('connect', (res, socket, head) => {
    let text = String(head);
    console.log(res.statusCode, JSON.stringify(res.headers));
    socket.on('data', (d) => { text += d; }).on('end', () => { console.log(text); over(); });
  }), 'socket');
  http.globalAgent.destroy();
  server.close();
  server.closeAllConnections();
});
