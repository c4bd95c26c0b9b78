// a response read in every way of a Readable, cut short, left unread, and written to by the script
const http = require('http');
const net = require('net');
const { PassThrough, Readable } = require('stream');
const server = http.createServer((req, res) => {
  if (req.url === '/trailers') {
    res.writeHead(200, { Trailer: 'X-T' });
    res.write('a');
    res.addTrailers({ 'X-T': '1', 'x-t': '2' });
    res.end();
  } else if (req.url === '/big') {
    res.end('z'.repeat(300000));
  } else if (req.url === '/two') {
    res.write('one');
    setImmediate(() => setImmediate(() => res.end('two')));
  } else {
    res.end(req.url === '/utf8' ? 'caf\u00e9 \u20ac' : 'hello');
  }
}).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const get = (path) => new Promise((ok, no) => http.get({ port, host: '127.0.0.1', path }, ok).on('error', no));
  const till = (res, ev) => new Promise((done) => res.on(ev, done));
  let res = await get('/trailers');
  console.log(res instanceof Readable, res.complete, res.trailers, res.rawTrailers, res.trailersDistinct, JSON.stringify(res.url), res.method, res.statusMessage, res.httpVersion, res.httpVersionMajor, res.httpVersionMinor);
  res.resume();
  await till(res, 'end');
  console.log(res.complete, res.trailers, res.rawTrailers, res.trailersDistinct);
  res = await get('/big');
  let n = 0;
  for await (const chunk of res) n += chunk.length;
  console.log('for await', n, res.destroyed, res.readableEnded, res.complete);
  res = await get('/utf8');
  let text = '';
  res.setEncoding('utf8').on('readable', () => { for (let c; (c = res.read(1)) !== null;) text += c; });
  await till(res, 'end');
  console.log('read', text);
  res = await get('/two');
  res.pause();
  res.on('data', (d) => console.log('data', String(d)));
  console.log('paused', res.isPaused(), res.readableFlowing);
  res.resume();
  await till(res, 'close');
  res = await get('/big');
  for await (const chunk of res) { void chunk; break; }
  console.log('break', res.destroyed, res.aborted, res.complete, res.errored);
  res = await get('/two');
  res.destroy(new Error('mine')).on('error', (e) => console.log('error', e.message)).on('aborted', () => console.log('aborted'));
  await till(res, 'close');
  console.log('destroyed', res.errored.message);
  res = await get('/');
  console.log(res.setTimeout(100, () => {}) === res, res.listenerCount('timeout'), res.socket.timeout, res.connection === res.socket, res.client === res.socket);
  res.resume();
  await till(res, 'close');
  console.log('behind', res.socket, res.connection, res.client instanceof net.Socket);
  res = await get('/');
  Object.assign(res, { headers: { a: 1 }, trailers: { b: 2 }, headersDistinct: 5, statusCode: 5, statusMessage: 'm', url: 'u', method: 'q' });
  console.log(res.headers, res.trailers, res.headersDistinct, res.statusCode, res.statusMessage, res.url, res.method);
  res.resume();
  await till(res, 'close');
  res = await get('/two');
  res._dump();
  await till(res, 'close');
  console.log('dumped', res._dumped, res.complete);
  res = await get('/');
  console.log('piped', String(await res.pipe(new PassThrough()).toArray()));
  http.globalAgent.destroy();
  server.close();
});
