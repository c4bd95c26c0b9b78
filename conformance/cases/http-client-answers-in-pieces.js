// answers of every shape, whole and byte by byte, over a connection that then ends
const http = require('http');
const net = require('net');
const ok = 'HTTP/1.1 200 OK\r\n';
const answers = {
  length: ok + 'Content-Length: 3\r\n\r\nabc', 'no length': ok + '\r\nabc', chunked: ok + 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n',
  trailers: ok + 'Transfer-Encoding: chunked\r\nTrailer: A\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n', short: ok + 'Content-Length: 9\r\n\r\nabc',
  continue: `HTTP/1.1 100 Continue\r\n\r\n${ok}Content-Length: 0\r\n\r\n`, 'many 1xx': `HTTP/1.1 103 E\r\nLink: a\r\n\r\nHTTP/1.1 102 P\r\nA: b\r\n\r\n${ok}Content-Length: 1\r\n\r\nz`,
  'HTTP/1.0': 'HTTP/1.0 200 OK\r\n\r\nabc', 'HTTP/1.0 kept': 'HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 3\r\n\r\nabc', close: ok + 'Connection: close\r\nContent-Length: 3\r\n\r\nabc',
  204: 'HTTP/1.1 204 N\r\n\r\n', 304: 'HTTP/1.1 304 N\r\nContent-Length: 10\r\n\r\n', upgrade: 'HTTP/1.1 101 S\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n', 'upgrade and 200': ok + 'Connection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nok',
  nothing: '', garbage: 'xx\r\n\r\n', 'bad chunk': ok + 'Transfer-Encoding: chunked\r\n\r\nzz\r\n', half: ok + 'Content-Le', fields: ok + 'Set-Cookie: a\r\nSet-Cookie: b\r\nX: 1\r\nX: 2\r\nContent-Length: 0\r\n\r\n',
  latin1: ok + 'X-A: caf\xe9\r\nContent-Length: 0\r\n\r\n', 'length and chunked': ok + 'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n', spaces: ok + 'A:    b   \r\nB:\r\nContent-Length: 0\r\n\r\n', 'no reason': 'HTTP/1.1 999\r\nContent-Length: 0\r\n\r\n',
};
const ways = {
  whole: (socket, text) => socket.end(text, 'latin1'),
  bytes: (socket, text) => {
    const next = (i) => {
      if (i >= text.length) return socket.end();
      if (!socket.destroyed) socket.write(text[i], 'latin1', () => next(i + 1));
    };
    next(0);
  },
};
let answer;
const server = net.createServer((socket) => {
  socket.setNoDelay(true).on('error', () => {}).once('data', () => answer(socket));
}).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  for (const [way, write] of Object.entries(ways)) {
    for (const [name, text] of Object.entries(answers)) {
      answer = (socket) => write(socket, text);
      await new Promise((done) => {
        const log = [];
        const req = http.get({ port, host: '127.0.0.1', agent: false });
        for (const ev of ['error', 'finish', 'continue']) {
          req.on(ev, (e) => log.push(ev + (e ? ` ${e.code} ${e.message}${way === 'whole' ? ` ${e.bytesParsed} ${e.rawPacket && e.rawPacket.length}` : ''}` : '')));
        }
        req.on('information', (info) => log.push('information ' + info.statusCode + JSON.stringify(info.headers)));
        req.on('response', (res) => {
          log.push(`response ${res.statusCode} ${res.statusMessage} ${res.httpVersion} ${JSON.stringify(res.headers)}`);
          let body = '';
          res.setEncoding('latin1').on('data', (d) => { body += d; });
          res.on('end', () => log.push(`end ${body} ${res.complete} ${JSON.stringify(res.trailers)}`));
          for (const ev of ['aborted', 'error']) res.on(ev, (e) => log.push('response ' + ev + (e ? ` ${e.code} ${e.message}` : '')));
        });
        req.on('upgrade', (res, socket) => { log.push('upgrade ' + res.statusCode); socket.destroy(); });
        req.on('close', () => setImmediate(() => { console.log(way, name, log.join(', '), req.destroyed, req.res && [req.res.complete, req.res.aborted, req.res.destroyed]); done(); }));
      });
    }
  }
  server.close();
});
