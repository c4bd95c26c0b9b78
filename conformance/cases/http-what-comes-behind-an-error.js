'use strict';
// What a connection does behind an error: one that nobody asks for behind an upgrade that nobody
// takes, the client's end behind a 'clientError' that has left the socket open, a CONNECT that
// nobody takes, a response behind socket.end().
const http = require('http');
const net = require('net');

// talk sends the parts one after another, each when the server has been seen to read the one before.
function talk(name, parts, { setup = () => {}, handler, last = (client) => client.end() }) {
  return new Promise((done) => {
    const server = http.createServer((req, res) => {
      res.sendDate = false;
      console.log(name, 'request', req.method, req.url);
      req.on('error', (err) => console.log(name, 'req error', err.code));
      res.on('close', () => console.log(name, 'res close'));
      handler(req, res, server);
    });
    setup(server);
    let closed = 0;
    let show;
    const both = (then = show) => {
      show = then;
      if (++closed === 2) setImmediate(() => { show(); server.close(done); });
    };
    let read = 0;
    server.on('connection', (socket) => {
      socket.on('close', (failed) => { console.log(name, 'socket close', failed); both(); });
      socket.on('data', (chunk) => { read += chunk.length; setImmediate(next); });
    });
    let sent = 0;
    let client;
    function next() {
      if (read < sent || client.destroyed) return;
      if (parts.length === 0) { last(client, server); return; }
      const part = parts.shift();
      sent += part.length;
      client.write(part);
    }
    server.listen(0, () => {
      client = net.connect({ port: server.address().port, allowHalfOpen: true }, next);
      let got = '';
      client.on('error', () => {});
      client.on('data', (chunk) => { got += chunk; });
      client.on('end', () => client.end());
      client.on('close', () => both(() => console.log(name, JSON.stringify(got))));
    });
  });
}

const head = (line, ...fields) => [`${line} HTTP/1.1`, 'Host: a', ...fields, '', ''].join('\r\n');
const upgrade = ['Connection: Upgrade', 'Upgrade: foo'];
const tells = (act) => (server) => server.on('clientError', (err, socket) => {
  console.log('clientError', err.code, err.bytesParsed, err.rawPacket.length);
  act(socket);
});
const end = (req, res) => res.end('x');

(async () => {
  await talk('upgrade', [head('GET /1', ...upgrade), 'more', head('GET /2')], { setup: tells(() => {}), handler: end });
  await talk('upgraded', [head('GET /1', ...upgrade), head('GET /2'), 'more'], { setup: tells((socket) => socket.destroy()), handler: end });
  await talk('left', [head('POST /1', 'Transfer-Encoding: chunked'), 'x\r\n'], { setup: tells(() => {}), handler() {} });
  await talk('connect', [head('GET /1'), head('CONNECT a:1')], { handler() {} });
  await talk('ended', [head('GET /1'), head('GET /2')], {
    handler(req, res) { if (req.url === '/1') { req.socket.end(); res.end('x'); } },
    last: (client, server) => server.closeIdleConnections() });
})();
