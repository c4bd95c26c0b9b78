'use strict';
// Why a fetch fails: the error, its cause, and the cause's class, name and code.
const http = require('http');
const net = require('net');

const show = (e) => e instanceof Error ? `${e.constructor.name} ${e.name} ${e.code} ${e.message}${e.cause ? ` <- ${show(e.cause)}` : ''}` : String(e);
const raw = {
  '/garbage': 'garbage\r\n\r\n',
  '/chunk': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
  '/nothing': '',
};
const server = http.createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, 'http://x');
  req.resume();
  if (pathname in raw) return void req.socket.end(raw[pathname]);
  if (pathname === '/to') return void res.writeHead(Number(searchParams.get('status')), { location: searchParams.get('url') }).end('moved');
  if (pathname === '/cut') return void res.writeHead(200, { 'content-length': 10 }).write('abc', () => req.socket.end());
  if (pathname === '/half') return void res.write('abc');
  if (pathname === '/silent') return void server.emit('silent');
  req.on('end', () => res.end(`${req.method} ${pathname}`));
});

server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const tell = async (name, f) => {
    try {
      console.log(name, await f());
    } catch (e) {
      console.log(name, show(e));
    }
  };
  const get = (path, options) => tell(path.replace(base, ''), async () => {
    const r = await fetch(path[0] === '/' ? base + path : path, options);
    return `${r.status} ${r.redirected} ${r.url.replace(base, '')} ${await r.text()}`;
  });
  const to = (status, url) => `/to?status=${status}&url=${encodeURIComponent(url)}`;
  const stream = (start) => ({ method: 'POST', duplex: 'half', body: new ReadableStream({ start }) });

  for (const path of [...Object.keys(raw), '/cut']) await get(path);
  for (const port of [1, 6667, 10080]) await get(`http://127.0.0.1:${port}/`);
  await get(to(302, '/x#frag'));
  await get(to(302, 'http://127.0.0.1:1/'));
  await get(to(302, 'http://u:p@127.0.0.1:2/'));
  await get(to(302, 'ftp://x/'));
  await get(to(302, '/x'), { redirect: 'error' });
  await get(to(307, '/x'), { method: 'POST', body: 'b' });
  await get(to(307, '/x'), stream((c) => c.close()));
  await get('/x#frag');
  await get('/x', stream((c) => { c.enqueue(5); c.close(); }));
  await get('/x', stream((c) => c.error(new RangeError('source'))));

  const aborting = (path, how) => tell(how, async () => {
    const ac = new AbortController();
    if (how === 'before the answer') server.once('silent', () => ac.abort({ toString: () => 'my reason' }));
    const r = await fetch(base + path, { signal: ac.signal });
    if (how === 'before reading') ac.abort(new RangeError('mine'));
    if (how === 'while reading') setImmediate(() => ac.abort(new RangeError('mine')));
    return r.text();
  });
  await aborting('/silent', 'before the answer');
  await aborting('/half', 'before reading');
  await aborting('/half', 'while reading');
  server.close();
  server.closeAllConnections();
});
