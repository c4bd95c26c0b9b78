// What the modules with an underscore have beside http's own members.
const http = require('http');
const common = require('_http_common'), incoming = require('_http_incoming'), outgoing = require('_http_outgoing'), serving = require('_http_server');
for (const [name, m] of Object.entries({ common, incoming, outgoing, serving })) {
  console.log(name, Object.keys(m).map((k) => `${k} ${typeof m[k]}`).sort().join());
}
const { parsers, HTTPParser, freeParser, prepareError, isLenient, kIncomingMessage } = common;
console.log(Object.keys(HTTPParser).join(), Object.keys(HTTPParser.prototype).sort().join());

const p = parsers.alloc();
console.log(p, parsers);
p.initialize(HTTPParser.REQUEST, {});
p.onIncoming = function (req, keepAlive) {
  console.log(req.constructor.name, req.method, req.url, req.headers, req.rawHeaders, keepAlive, req.httpVersion, this === p, p.incoming === req);
  req.on('data', (d) => console.log('data', String(d))).on('end', () => console.log('end', req.trailers, req.complete));
  return 0;
};
console.log(p.execute(Buffer.from('POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nT: 1\r\n\r\n')));
setImmediate(() => {
  const req = { parser: p }, socket = { parser: p };
  console.log(freeParser(p, req, socket), req, socket, parsers.list.length, parsers.alloc() === p, parsers.list.length, isLenient());
  const e = Object.assign(new Error('a'), { reason: 'why' });
  console.log(prepareError(e, p, Buffer.from('q')), e.message, e.rawPacket);
  const seen = { _paused: true, readable: true, resume() { console.log('resume'); }, pause() { console.log('pause'); } };
  incoming.readStart(seen);
  incoming.readStop(seen);
  seen._paused = false;
  incoming.readStart(seen);
  for (const v of [undefined, null, ['A', 'b'], 'x']) console.log([...outgoing.parseUniqueHeadersOption(v) ?? []]);
  console.log(new outgoing.OutgoingMessage({ highWaterMark: 5 })[outgoing.kHighWaterMark]);

  const server = http.createServer((req, res) => {
    console.log(req.socket.parser instanceof HTTPParser, req.socket.parser.incoming === req);
    res.end();
  });
  const check = () => server[serving.kConnectionsCheckingInterval];
  console.log(check(), server[serving.kServerResponse] === http.ServerResponse, server[kIncomingMessage] === http.IncomingMessage);
  server.listen(0, () => {
    console.log(check().constructor.name, check()._destroyed, check()._idleTimeout, check().hasRef());
    http.get({ port: server.address().port, agent: false }, (res) => {
      console.log(res.socket.parser instanceof HTTPParser);
      res.resume().on('end', () => server.close(() => console.log(check()._destroyed)));
    });
  });
});
