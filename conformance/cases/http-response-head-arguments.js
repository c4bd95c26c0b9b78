// writeHead: every form of its arguments, what it throws, and what it leaves in statusCode and statusMessage.
const { serve } = require('../lib/raw');
const { show } = require('../lib/traces');
const ways = [
  (r) => r.writeHead(200, 'Fine', { A: 'b' }), (r) => r.writeHead(200, { A: 'b' }), (r) => r.writeHead(200, undefined, { A: 'b' }), (r) => r.writeHead(200, ''),
  (r) => r.writeHead(200, '', { A: 1 }), (r) => r.writeHead('201'), (r) => r.writeHead(201.7), (r) => r.writeHead(999), (r) => r.writeHead(100), (r) => r.writeHead([204]),
  (r) => r.writeHead(99), (r) => r.writeHead(1000), (r) => r.writeHead(NaN), (r) => r.writeHead(), (r) => r.writeHead('x'), (r) => r.writeHead(null), (r) => r.writeHead({}), (r) => r.writeHead(true),
  (r) => r.writeHead(200, ['A', 'b', 'a', 'c']), (r) => r.writeHead(200, [['A', 'b'], ['a', 'c']]), (r) => r.writeHead(200, ['A']), (r) => r.writeHead(200, ['A', ['x', 'y']]),
  (r) => { r.setHeader('A', 'z'); r.writeHead(200, ['A', 'b', 'a', 'c', 'Q', 'r']); }, (r) => { r.setHeader('A', 'z'); r.writeHead(200, { a: 'y', B: ['1', '2'] }); }, (r) => { r.setHeader('A', 'z'); r.writeHead(200, ['A']); },
  (r) => r.writeHead(200, 'a\nb'), (r) => r.writeHead(200, 'é'), (r) => r.writeHead(200, '\u4e2d'), (r) => { r.statusMessage = 'Own'; r.writeHead(200); }, (r) => { r.statusMessage = 'Own'; r.writeHead(200, 'Given'); },
  (r) => { r.statusMessage = 'a\nb'; r.end(); }, (r) => { r.statusMessage = ''; r.end(); }, (r) => { r.statusCode = 0; r.end(); }, (r) => { r.statusCode = 'abc'; r.end(); }, (r) => { r.statusCode = 404; r.end(); }, (r) => { r.statusCode = 799; r.end('x'); },
  (r) => r.writeHead(200, { 'a b': 'c' }), (r) => r.writeHead(200, { a: 'c\n' }), (r) => r.writeHead(200, { a: undefined }), (r) => r.writeHead(200, { a: null }), (r) => r.writeHead(200, { a: [] }), (r) => r.writeHead(200, { a: [1, 2] }),
  (r) => r.writeHead(200, { '': 'x' }), (r) => { r.setHeader('q', 1); r.writeHead(200, { '': 'x' }); }, (r) => r.writeHead(200, { a: ['b', undefined] }), (r) => r.writeHead(200, { a: 'é' }), (r) => r.writeHead(200, { a: '中' }),
  (r) => r.writeHead(200, { a: { toString: () => 'object' } }), (r) => r.writeHead(200, Object.create({ inherited: 'x' })), (r) => r.writeHead(200, 5), (r) => r.writeHead(200, 'M', 5), (r) => r.writeHead(200, null),
  (r) => r.writeHead(204, { 'Content-Length': 5 }), (r) => r.writeHead(304, { 'Transfer-Encoding': 'chunked' }), (r) => r.writeHead(200, { 'Content-Type': 'x' }).end('q'), (r) => r.writeHeader(200, { a: 1 }), (r) => r.writeHead(200).writeHead(200),
  (r) => { r.writeHead(200, { a: 1 }); console.log(r.getHeader('a'), r.getHeaders()); }, (r) => { r.setHeader('b', 2); r.writeHead(200, { a: 1 }); console.log(r.getHeader('a'), r.getHeaderNames()); },
  (r) => { r.end('x'); r.writeHead(200); }, (r) => { r.write('x'); r.statusCode = 404; },
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
  console.log(res.statusCode, JSON.stringify(res.statusMessage), res.headersSent);
  try {
    if (!res.writableEnded) res.end();
  } catch (err) {
    console.log('end', show(err));
    req.socket.destroy();
  }
}, ways.map(() => 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
