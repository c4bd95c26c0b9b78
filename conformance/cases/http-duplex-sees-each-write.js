'use strict';
// A stream given to a server by emitting 'connection' sees each of Node's writes by itself: the
// head with the first text behind it, the parts of a chunk, an empty one for an end without bytes.
const http = require('http');
const { Duplex } = require('stream');

const answers = {
  text: (res) => res.end('x'),
  bytes: (res) => res.end(Buffer.from('xy')),
  nothing: (res) => res.end(),
  head: (res) => { res.writeHead(200, { 'Content-Length': 1 }); res.end('x'); },
  chunks: (res) => { res.write('a'); res.write(Buffer.from('b')); res.end('c'); },
  length: (res) => { res.setHeader('Content-Length', 2); res.write('a'); res.end('b'); },
  flushed: (res) => { res.flushHeaders(); res.write('a'); res.end(); },
  corked: (res) => { res.cork(); res.write('a'); res.write('b'); res.uncork(); res.end(); },
  continue: (res) => { res.writeContinue(); res.end('z'); },
  trailers: (res) => { res.addTrailers({ a: 'b' }); res.write('a'); res.end(); },
  late: (res) => setImmediate(() => res.end('late')),
  big: (res) => { res.write(Buffer.alloc(20000, 'q')); res.end(); },
  closed: (res) => { res.shouldKeepAlive = false; res.end('c'); },
  latin1: (res) => res.end('h\xe9', 'latin1'),
  base64: (res) => res.end('aGk=', 'base64'),
};
const shown = (b) => JSON.stringify(b.toString('latin1')
  .replace(/q{1000,}/g, (q) => q.length + 'q').replace(/HTTP[^]*?\r\n\r\n/g, (h) => `[${h.slice(9, 12)}]`));

function serve(name, writev, requests) {
  return new Promise((done) => {
    const log = [];
    const stream = new Duplex({
      read() {},
      write(chunk, encoding, callback) { log.push(shown(chunk)); callback(); },
      writev: writev ? ((chunks, callback) => { log.push(chunks.map((c) => shown(c.chunk)).join(' + ')); callback(); }) : undefined,
      final(callback) { log.push('final'); callback(); },
    });
    let open = requests;
    const server = http.createServer((req, res) => {
      res.on('finish', () => log.push('finish')).on('close', () => {
        if (--open === 0) setImmediate(() => { console.log(name, writev, requests, log.join(', ')); done(); });
      });
      answers[name](res);
    });
    server.emit('connection', stream);
    stream.push('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(requests));
  });
}

(async () => {
  for (const name in answers) {
    await serve(name, false, 1);
    if (name !== 'closed') await serve(name, false, 2);
    await serve(name, true, 1);
  }
})();
