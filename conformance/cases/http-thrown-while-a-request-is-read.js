// A listener that throws leaves the parser where it was: what follows on the connection is refused, its end is not. Behind a
// piece of a body that is so too when a tick throws.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
process.on('uncaughtException', (err) => { if (err.message !== 'thrown') { console.log(err); process.exit(1); } });
const run = (name, texts, { where, answer, heard }) => new Promise((done) => {
  const log = [];
  let called;
  const thrown = new Promise((resolve) => { called = resolve; });
  const server = http.createServer((req, res) => {
    res.sendDate = false;
    log.push('request');
    req.on('error', (err) => log.push(`req ${err.code}`));
    const fail = () => {
      if (answer) res.end('x');
      called();
      throw new Error('thrown');
    };
    if (where === 'body') req.on('data', fail); else fail();
  });
  if (heard) server.on('clientError', (err, socket) => { log.push(err.code, err.bytesParsed, err.reason, err.rawPacket.length); socket.destroy(); });
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', async () => {
      client.write(texts[0]);
      await thrown;
      await turns();
      client.end(texts[1] ?? '');
    });
    client.on('data', (d) => { got += d; }).on('error', () => {}).on('close', () => server.close(async () => {
      await turns();
      console.log(name, where, !!answer, !!heard, '|', log.join(' | '), '|', JSON.stringify(got));
      done();
    }));
  });
});
const get = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const post = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc';
const chunked = 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n';
(async () => {
  for (const heard of [false, true]) {
    for (const answer of [false, true]) {
      for (const [name, texts] of Object.entries({ get: [get], 'get, get': [get + get], 'get and get': [get, get] })) await run(name, texts, { where: 'head', answer, heard });
      for (const where of ['head', 'body']) {
        for (const [name, texts] of Object.entries({ post: [post], 'post, post': [post + post], 'post and post': [post, post], chunked: [chunked] })) await run(name, texts, { where, answer, heard });
      }
    }
  }
})();
