// What Node corks: writes of a tick leave together, and what a later error of the parser cuts off is lost.
const http = require('http');
const net = require('net');
const get = (more = '') => `GET / HTTP/1.1\r\nHost: x\r\n${more}\r\n`;
const run = (name, text, handler, options = {}) => new Promise((done) => {
  const log = [];
  let count = 0;
  const server = http.createServer((req, res) => {
    const id = count++;
    res.sendDate = false;
    for (const e of ['drain', 'finish', 'close']) res.on(e, () => log.push(`${e} ${id}`));
    handler({ req, res, id, log, cb: (what) => (err) => log.push(`cb ${what}${err ? ' ' + err.code : ''}`) });
  });
  if (options.clientError) server.on('clientError', (err, socket) => { log.push(err.code); socket.destroy(); });
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text));
    client.on('data', (d) => { got += d; }).on('error', () => {});
    client.on('close', () => server.close(() => setImmediate(() => {
      console.log(name, '|', log.join(' | '), '|', JSON.stringify(got.replace(/z{100,}/g, (m) => 'z*' + m.length)));
      done();
    })));
  });
});
const big = Buffer.alloc(20000, 'z');
(async () => {
  const broken = get() + '\x01bad';
  for (const clientError of [false, true]) {
    await run('written in the tick of an error', broken, ({ res, cb }) => res.write('part', cb('part')), { clientError });
    await run('written behind an end', get() + broken, ({ res, id, cb }) => { if (id) res.write('part', cb('part')); else res.end('whole', cb('end')); }, { clientError });
    await run('behind the end of the socket', broken, ({ req }) => req.socket.end('bye'), { clientError });
    await run('corked', broken, ({ res, cb }) => { res.cork(); res.write('part', cb('part')); }, { clientError });
  }
  await run('a cork keeps the callbacks of before', get('Connection: close\r\n'), ({ res, log, cb }) => {
    res.write('a', cb('a'));
    res.cork();
    res.write('b', cb('b'));
    log.push(res.writableCorked);
    setImmediate(() => {
      log.push(`turn ${res.writableCorked}`);
      res.uncork();
      log.push(`uncorked ${res.writableCorked}`);
      process.nextTick(() => { log.push('tick'); res.end('c', cb('c')); });
    });
  });
  await run('one tick for all writes', get('Connection: close\r\n'), ({ res, log, cb }) => {
    res.write('a', cb('a'));
    process.nextTick(() => { log.push('tick'); process.nextTick(() => { log.push('tock'); res.end(); }); });
    res.write('b', cb('b'));
    log.push(res.writableCorked);
  });
  let first;
  await run('corked before its turn', get() + get('Connection: close\r\n'), ({ res, id, log, cb }) => {
    if (id === 0) { first = res; return; }
    res.cork();
    log.push(res.write('a', cb('a')), res.write(big, cb('big')));
    res.on('socket', () => setImmediate(() => { log.push(`turn ${res.writableCorked}`); res.uncork(); res.end('x'); }));
    setImmediate(() => first.end('1'));
  });
  await run('behind the end of the socket', get(), ({ req, res, log, cb }) => {
    res.write('a', cb('a'));
    setImmediate(() => { req.socket.end(); log.push(res.write('b', cb('b'))); });
  });
})();
