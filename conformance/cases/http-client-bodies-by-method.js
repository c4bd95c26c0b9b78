// the rules of write and end, by method: what they return and call back, what goes out, what is refused
const http = require('http');
const net = require('net');
let sent = '';
const server = net.createServer((socket) => {
  socket.setEncoding('latin1').on('error', () => {});
  socket.on('data', (d) => { sent += d; });
  server.answer = () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const attempt = (f) => {
    try {
      console.log(f());
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  };
  const cb = (name) => (e) => console.log(name, e ? e.code : e);
  const acts = {
    'end twice': (r) => { r.end('a'); r.end('b', cb('end')); },
    'write behind end': (r) => { r.end('a'); attempt(() => r.write('b', cb('write'))); },
    'end of a function': (r) => attempt(() => r.end(cb('end')) === r),
    'end of bytes': (r) => r.end('6162', 'hex', cb('end')),
    'no chunk': (r) => { for (const v of [null, undefined, 5, {}, true]) attempt(() => r.write(v)); attempt(() => r.end(5)); r.end(); },
    'Uint8Array': (r) => { r.write(new Uint8Array([65, 66])); r.end(new Uint8Array([67])); },
    'empty chunks': (r) => { attempt(() => r.write('', cb('empty'))); r.write(Buffer.alloc(0)); r.end(Buffer.alloc(0)); },
    'callbacks': (r) => { r.write('a', cb('first')); r.write('b', 'latin1', cb('second')); r.end('c', cb('end')); },
    'too short': (r) => { r.setHeader('Content-Length', 5); r.end('abc'); },
    'too long': (r) => { r.setHeader('Content-Length', 2); r.end('abc'); },
    'chunked by header': (r) => { r.setHeader('Transfer-Encoding', 'chunked'); r.end('abc'); },
    'chunked and a length': (r) => { r.setHeader('Transfer-Encoding', 'chunked'); r.setHeader('Content-Length', 3); r.end('abc'); },
    'gzip': (r) => { r.setHeader('Transfer-Encoding', 'gzip'); r.end('abc'); },
    'trailers': (r) => { r.setHeader('Trailer', 'X-T'); attempt(() => r.write('a')); r.addTrailers({ 'X-T': 'v' }); if (!r.headersSent) r.removeHeader('Trailer'); r.end(); },
    'corked': (r) => { r.cork(); r.write('a'); r.write('b'); attempt(() => r.writableCorked); process.nextTick(() => { r.uncork(); attempt(() => r.writableCorked); r.end('c'); }); },
    'as it shows': (r) => {
      const show = () => console.log(r.writable, r.writableEnded, r.writableFinished, r.writableLength > 0, r.writableHighWaterMark, r.writableObjectMode, r.writableNeedDrain, r.headersSent, r.finished);
      show(); r.write('abc'); show(); r.end(); show();
    },
    'much': (r) => { attempt(() => r.write('x'.repeat(20000))); attempt(() => r.writableNeedDrain); r.on('drain', () => { console.log('drain'); r.end(); }); },
    'no chunks by default': (r) => { r.useChunkedEncodingByDefault = false; r.write('a'); r.end('b'); },
    'not kept': (r) => { r.shouldKeepAlive = false; r.end('x'); },
    'destroyed': (r) => { r.destroy(); r.end('x', cb('end')); attempt(() => r.write('y', cb('write'))); attempt(() => r.writableFinished); },
  };
  for (const method of ['GET', 'POST']) {
    for (const [name, act] of Object.entries(acts)) {
      await new Promise((done) => {
        sent = '';
        console.log(method, name);
        const log = [];
        const req = http.request({ port, host: '127.0.0.1', agent: false, method }, (res) => res.resume());
        for (const ev of ['error', 'finish', 'close', 'prefinish']) req.on(ev, (e) => log.push(ev + (e ? ' ' + e.code : '')));
        req.on('close', () => {
          console.log(log.join(', '), sent.length > 1000 ? sent.length : JSON.stringify(sent.replaceAll(port, 'PORT')));
          setImmediate(done);
        });
        // Answered when all that the request has sent is there.
        req.on('finish', () => {
          const { socket } = req;
          const wait = () => (sent.length < socket.bytesWritten ? setImmediate(wait) : server.answer());
          setImmediate(wait);
        });
        act(req);
      });
    }
  }
  server.close();
});
