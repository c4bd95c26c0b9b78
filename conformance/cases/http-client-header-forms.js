// the headers of a request: each form of the option and of the methods, as the server reads them
const http = require('http');
const server = http.createServer((req, res) => res.end(JSON.stringify(req.rawHeaders))).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const run = (name, options, act) => new Promise((done) => {
    let req;
    try {
      req = http.request({ port, host: '127.0.0.1', agent: false, ...options }, (res) => {
        let text = '';
        res.on('data', (d) => { text += d; }).on('end', () => console.log(name, text.replaceAll(port, 'PORT')));
      });
    } catch (e) {
      console.log(name, 'throws', e.name, e.code, e.message);
      return done();
    }
    req.on('error', (e) => console.log(name, e.code)).on('close', done);
    try {
      if (act) act(req);
    } catch (e) {
      console.log(name, e.name, e.code, e.message);
    }
    req.end();
  });
  const forms = {
    object: { A: '1', b: 2, c: true, d: 1.5 }, null: { a: null }, undefined: { a: undefined }, empty: { a: '' }, 'array': { a: ['1', 2], Cookie: ['a', 'b'], 'Set-Cookie': ['c', 'd'] },
    'empty array': { a: [] }, flat: ['A', '1', 'B', '2', 'a', '3'], odd: ['A'], 'two hosts': ['Host', 'a', 'Host', 'b'], pairs: [['A', '1'], ['B', ['x', 'y']]],
    map: new Map([['a', 'b']]), headers: new Headers({ q: 'z' }), inherited: Object.create({ inherited: 'x' }), symbol: { [Symbol('x')]: 'a', b: 'c' }, text: 'abc', number: 5, nothing: null,
    latin1: { a: 'caf\u00e9' }, wide: { a: '\u20ac' }, control: { a: '\x01' }, tab: { a: 'a\tb' }, name: { 'a\u00e9': 'x' }, space: { 'a b': 1 },
    'connection twice': { connection: 'close', Connection: 'keep-alive' }, chunked: { 'Transfer-Encoding': 'chunked' }, length: { 'Content-Length': '0' }, host: { host: 'x:1' },
    expect: { Expect: '' }, proto: JSON.parse('{"__proto__":"x","a":"b"}'),
  };
  for (const [name, headers] of Object.entries(forms)) await run(name, { headers });
  await run('methods', {}, (req) => {
    req.setHeader('X', '1');
    req.setHeader('x', '2');
    req.appendHeader('x', '3');
    req.setHeader('Y-y', 5);
    console.log(req.getHeader('X'), req.getHeader('y-Y'), req.hasHeader('Y-Y'), req.getHeaderNames(), req.getRawHeaderNames(), Object.getPrototypeOf(req.getHeaders()), Object.keys(req.getHeaders()));
    req.removeHeader('HOST');
  });
  await run('setHeaders of a Map', {}, (req) => req.setHeaders(new Map([['a', '1'], ['set-cookie', ['q', 'w']]])));
  await run('setHeaders of an object', {}, (req) => req.setHeaders({ a: 1 }));
  for (const [n, v] of [['', 1], ['a b', 1], ['a'], ['a', '\u4e2d'], ['a', 'x\r'], [5, 1], ['a', ['\n']]]) await run(`setHeader ${JSON.stringify([n, v])}`, {}, (req) => req.setHeader(n, v));
  await run('uniqueHeaders', { headers: { 'X-A': ['1', '2'], b: ['c', 'd'] }, uniqueHeaders: ['x-a', ['b']] });
  await run('uniqueHeaders of pairs', { headers: [['x', '1'], ['x', '2']], uniqueHeaders: ['x'] });
  await run('too late', {}, (req) => {
    req.flushHeaders();
    for (const f of ['setHeader', 'appendHeader', 'removeHeader']) {
      try {
        req[f]('X', 'y');
      } catch (e) {
        console.log(f, e.name, e.code, e.message);
      }
    }
  });
  server.close();
});
