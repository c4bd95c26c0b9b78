// headers and headersDistinct are made field by field by _addHeaderLine and its like, which a class or the prototype may replace.
const http = require('http');
const net = require('net');
class Request extends http.IncomingMessage {
  _addHeaderLine(name, value, to) {
    console.log('add', name, value, Object.getPrototypeOf(to) === Object.prototype);
    const lower = name.toLowerCase(); // Node looks for Host among them
    to[lower] = [...(to[lower] ?? []), value];
  }
}
const shown = (req) => console.log(req.headers, req.headersDistinct, req.trailers, req.trailersDistinct, req.headers === req.headers);
const ask = (options, done) => {
  const server = http.createServer(options, (req, res) => req.resume().on('end', () => { shown(req); res.end(); })).listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1').resume().on('close', () => server.close(done));
    client.write('POST / HTTP/1.1\r\nHost: x\r\nA: 1\r\na: 2\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: 3\r\nt: 4\r\n\r\n');
  });
};
const replaced = (name, by, done) => {
  const own = http.IncomingMessage.prototype[name];
  http.IncomingMessage.prototype[name] = by(own);
  ask({}, () => { http.IncomingMessage.prototype[name] = own; done(); });
};
ask({ IncomingMessage: Request }, () => {
  replaced('_addHeaderLineDistinct', (own) => function (name, value, to) { own.call(this, `x-${name}`, value, to); }, () => {
    replaced('_addHeaderLine', (own) => function (name, value, to) { if (name !== 'a') own.call(this, name, value, to); }, () => ask({}, () => {}));
  });
});
