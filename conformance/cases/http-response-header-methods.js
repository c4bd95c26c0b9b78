// The methods for headers of a response: what they take, return, throw, and what is sent.
const { serve } = require('../lib/raw');
const { show } = require('../lib/traces');
const ways = [
  (r) => r.setHeader(), (r) => r.setHeader('a'), (r) => r.setHeader('a', undefined), (r) => r.setHeader('a', null), (r) => r.setHeader(5, 'x'), (r) => r.setHeader('', 'x'), (r) => r.setHeader('a b', 'x'), (r) => r.setHeader('a', '\r'),
  (r) => r.setHeader('a', ['b', '\n']), (r) => r.setHeader('a', [undefined]), (r) => r.setHeader('a', {}), (r) => r.setHeader('a', 5), (r) => r.setHeader('a', ''), (r) => r.setHeader('A', '\t x'), (r) => r.setHeader(null, 'x'), (r) => r.setHeader({}, 'x'), (r) => r.setHeader('ü', 'x'),
  (r) => { r.setHeader('A', 1).setHeader('b', 2).setHeader('a', 3); },
  (r) => r.getHeader(), (r) => r.getHeader(5), (r) => r.hasHeader(), (r) => r.hasHeader({}), (r) => r.removeHeader(), (r) => r.removeHeader(null), (r) => r.removeHeader('never'), (r) => { r.setHeader('A', 1); r.removeHeader('a'); return r.hasHeader('A'); },
  (r) => r.appendHeader(), (r) => r.appendHeader('a'), (r) => r.appendHeader('a b', 'x'), (r) => r.appendHeader('a', '\n'), (r) => r.appendHeader('a', []), (r) => r.appendHeader('a', 'b').appendHeader('A', ['c', 'd']).appendHeader('a', 'e'),
  (r) => { r.setHeader('a', ['x']); r.appendHeader('a', 'y'); return r.getHeader('a'); }, (r) => { r.setHeader('a', 5); r.appendHeader('a', 6); return r.getHeader('a'); },
  (r) => r.setHeaders(), (r) => r.setHeaders({}), (r) => r.setHeaders([['a', 'b']]), (r) => r.setHeaders(null), (r) => r.setHeaders(new Map([['a', 'b'], ['c', ['d', 'e']]])), (r) => r.setHeaders(new Headers({ a: 'b', 'set-cookie': 'c' })), (r) => r.setHeaders(new Map([['a b', 'c']])),
  (r) => r.setHeaders(new Map([['a', undefined]])), (r) => { r.setHeader('a', 'old'); r.setHeaders(new Map([['A', 'new']])); r.writeHead(200, { a: 'newest' }); }, (r) => r.setHeaders(new Set(['a'])),
  (r) => r.addTrailers(), (r) => r.addTrailers(null), (r) => r.addTrailers({ 'a b': 'c' }), (r) => r.addTrailers({ a: '\n' }), (r) => { r.setHeader('Trailer', 'a'); r.addTrailers([['a', 'b'], ['c', 'd']]); }, (r) => { r.addTrailers({ a: 'b' }); r.addTrailers({ c: ['d', 'e'] }); r.write('x'); },
  (r) => { r.setHeader('Trailer', 'a'); r.setHeader('Content-Length', 0); r.addTrailers({ a: 'b' }); }, (r) => { r.setHeader('Content-Length', 1); r.addTrailers({ a: 'b' }); r.end('x'); },
  (r) => { r.setHeader('Connection', 'x').on('finish', () => r.req.socket.end()); }, (r) => { r.setHeader('Connection', 'close'); }, (r) => { r.setHeader('Transfer-Encoding', 'chunked'); }, (r) => { r.setHeader('Transfer-Encoding', 'gzip'); }, (r) => { r.setHeader('Date', 'mine'); }, (r) => { r.sendDate = true; r.removeHeader('date'); },
  (r) => { r.removeHeader('connection'); r.end('x'); }, (r) => { r.removeHeader('content-length'); r.end('x'); }, (r) => { r.removeHeader('transfer-encoding'); r.write('x'); }, (r) => { r.removeHeader('transfer-encoding'); r.removeHeader('content-length'); r.end('x'); },
  (r) => { r.setHeader('Keep-Alive', 'timeout=9'); }, (r) => { r.useChunkedEncodingByDefault = false; r.write('x'); }, (r) => { r.shouldKeepAlive = false; },
  (r) => {
    console.log(r.getHeaderNames(), r.getHeaders(), r.getRawHeaderNames());
    r.setHeader('X-Y', ['a']).setHeader('x-y', ['b']).setHeader('Q', 1);
    const copy = r.getHeaders();
    copy.q = 5;
    copy['x-y'].push('c');
    return [r.getHeaderNames(), copy, r.getRawHeaderNames(), r.getHeader('q'), r.hasHeader('X-y'), Object.getPrototypeOf(copy)];
  },
  (r) => { r.setHeader('a', 'b'); r.writeHead(200); return [() => r.setHeader('a', 'c'), () => r.removeHeader('a'), () => r.appendHeader('a', 'c'), () => r.setHeaders(new Map()), () => r.writeHead(200), () => r.getHeader('a'), () => r.hasHeader('a')].map((f) => { try { return f(); } catch (e) { return show(e); } }); },
];
let n = 0;
serve((req, res) => {
  const way = ways[n++];
  res.sendDate = false;
  console.log(String(way).slice(7));
  try {
    const v = way(res);
    console.log(v === res ? 'this' : v);
  } catch (err) {
    console.log(show(err));
  }
  try {
    if (!res.writableEnded) res.end();
  } catch (err) {
    console.log('end', show(err));
    req.socket.destroy();
  }
}, ways.map(() => 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
