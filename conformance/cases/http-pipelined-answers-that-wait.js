// What a response wrote before its turn is told of behind 'finish' of the one before; one that was destroyed sends nothing.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const run = (name, second, first) => new Promise((done) => {
  const log = [];
  let waiting;
  const server = http.createServer((req, res) => {
    res.sendDate = false;
    for (const ev of ['socket', 'drain', 'prefinish', 'finish', 'close']) res.on(ev, () => log.push(`${req.url} ${ev}`));
    if (req.url === '/1') { waiting = res; return; }
    second(res, log);
    setImmediate(() => first(waiting, log));
  });
  server.listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
    let got = '';
    client.on('data', (d) => { got += d; });
    client.on('close', () => server.close(() => turns().then(() => {
      console.log(name, '|', log.join(' | '), '|', JSON.stringify(got.replace(/z+/g, (z) => 'z*' + z.length)));
      done();
    })));
  });
});
const end = (res) => res.end('one');
(async () => {
  await run('written', (res, log) => { log.push(res.write('a', () => log.push('a')), res.write('b', () => log.push('b'))); setImmediate(() => setImmediate(() => res.end())); }, end);
  await run('ended', (res, log) => { res.write('a', () => log.push('a')); res.end('b', () => log.push('ended')); log.push(res.writableEnded, res.writableFinished); }, end);
  await run('full', (res, log) => { log.push(res.write('z'.repeat(20000), () => log.push('z')), res.write('b', () => log.push('b'))); setImmediate(() => setImmediate(() => res.end())); }, end);
  await run('destroyed', (res, log) => { res.write('a'); res.destroy(); log.push(res.destroyed); }, end);
})();
