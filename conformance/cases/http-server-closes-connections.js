// close, closeIdleConnections, closeAllConnections and Symbol.asyncDispose: who goes, who stays, in which order.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const get = (url, more = '') => `GET ${url} HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const run = async (name, f) => {
  const log = [], waiting = [];
  const server = http.createServer((req, res) => {
    log.push('request ' + req.url);
    req.on('close', () => log.push('req close ' + req.url));
    res.on('close', () => log.push('res close ' + req.url + ' ' + res.writableFinished));
    if (req.url === '/wait') waiting.push(res);
    else res.end(req.url);
  });
  server.on('close', () => log.push('server close'));
  server.on('upgrade', (req, socket) => {
    socket.on('close', () => log.push('upgraded close')).on('end', () => socket.end()).resume();
    socket.write('HTTP/1.1 101 X\r\nConnection: Upgrade\r\nUpgrade: z\r\n\r\n');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const client = (text, until) => new Promise((done) => {
    const socket = net.connect(server.address().port, '127.0.0.1', () => socket.write(text));
    socket.closed_ = new Promise((gone) => socket.on('close', gone));
    socket.on('error', () => {}).once('data', () => done(socket)).resume();
    server.once('connection', () => { if (until === 'connection') done(socket); });
    server.once('request', () => { if (until === 'request') done(socket); });
  });
  const close = () => new Promise((done) => server.close(done));
  await f({ server, client, close, log, waiting });
  await turns();
  console.log(name, '|', log.join(' | '));
};
(async () => {
  await run('close with an idle connection', async ({ client, close, log }) => { const c = await client(get('/a')); log.push('--', String(await close())); await c.closed_; });
  await run('close with an answer to come', async ({ server, client, close, log, waiting }) => {
    const c = await client(get('/wait', 'Connection: close\r\n'), 'request');
    const closed = close();
    log.push(server.listening);
    await turns();
    waiting[0].end('x', () => log.push('ended'));
    await Promise.all([closed, c.closed_]);
  });
  await run('closeAllConnections', async ({ server, client, close, log }) => {
    const all = [await client(get('/wait'), 'request'), await client(get('/b'))];
    const closed = close();
    log.push(server.closeAllConnections());
    await Promise.all([closed, ...all.map((c) => c.closed_)]);
  });
  await run('closeAllConnections leaves upgraded ones', async ({ server, client, close, log }) => {
    const c = await client(get('/u', 'Connection: Upgrade\r\nUpgrade: z\r\n'));
    const closed = close();
    server.closeAllConnections();
    await turns();
    log.push('--');
    c.end();
    await closed;
  });
  await run('closeIdleConnections', async ({ server, client, close, log, waiting }) => {
    const busy = await client(get('/wait'), 'request'), idle = await client(get('/b'));
    log.push(server.closeIdleConnections(), server.listening);
    await idle.closed_;
    log.push('--');
    waiting[0].end();
    await turns();
    await Promise.all([close(), busy.closed_]);
  });
  await run('nothing of a request sent', async ({ server, client, close, log }) => {
    const c = await client('', 'connection');
    server.closeIdleConnections();
    await turns();
    c.write(get('/z'));
    await new Promise((got) => c.once('data', got));
    await Promise.all([close(), c.closed_]);
  });
  await run('asyncDispose', async ({ server, client, log }) => {
    const c = await client(get('/a'));
    const disposed = server[Symbol.asyncDispose]();
    log.push(disposed instanceof Promise, String(await disposed), server.listening);
    await c.closed_;
    await server[Symbol.asyncDispose]().catch((e) => log.push(e.code));
  });
  await run('close twice', async ({ server, close, log }) => { log.push(server.close() === server); await close().then((e) => log.push(e.code)); });
  await run('close in a listener', async ({ server, client, log }) => { server.on('request', () => server.close()); const c = await client(get('/a', 'Connection: close\r\n')); await c.closed_; });
})();
