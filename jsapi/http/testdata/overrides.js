// Scripts that replace methods and prototypes, as middleware does.
const http = require('http');
const net = require('net');
const util = { inherits(c, p) { Object.setPrototypeOf(c.prototype, p.prototype); } };

const cases = {
  'writeHead on the instance'(req, res) {
    const own = res.writeHead;
    res.writeHead = function (code, ...rest) { this.setHeader('X-Late', 'yes'); return own.call(this, code + 1, ...rest); };
    res.end('a');
  },
  'write and end on the instance'(req, res) {
    const { write, end } = res;
    res.write = function (chunk, ...rest) { return write.call(this, String(chunk).toUpperCase(), ...rest); };
    res.end = function (chunk, ...rest) { if (chunk) this.write(chunk); return end.call(this, '!', ...rest); };
    res.write('abc');
    res.end('def');
  },
  'prototypes of req and res'(req, res) {
    const request = Object.create(http.IncomingMessage.prototype, { path: { get() { return this.url.split('?')[0]; } } });
    const response = Object.create(http.ServerResponse.prototype);
    response.send = function (s) { this.setHeader('Content-Length', s.length); this.end(s); };
    Object.setPrototypeOf(req, request);
    Object.setPrototypeOf(res, response);
    req.method = 'PATCHED';
    res.send(req.path + ' ' + req.method + ' ' + req.headers.host + ' ' + (res instanceof http.ServerResponse));
  },
  'emit of the response'(req, res) {
    const emit = res.emit;
    res.emit = function (name, ...rest) { console.log('emit ' + name); return emit.call(this, name, ...rest); };
    res.on('finish', () => {});
    res.end('x');
  },
  'headersSent and late headers'(req, res) {
    const log = [res.headersSent, res._header];
    res.write('x');
    log.push(res.headersSent, typeof res._header);
    try { res.setHeader('a', 'b'); } catch (e) { log.push(e.code); }
    try { res.writeHead(200); } catch (e) { log.push(e.message); }
    res.end(log.join());
  },
  'assigned request fields'(req, res) {
    req.url = '/other'; req.body = { a: 1 }; req.headers['x-new'] = 'n'; req.originalUrl = req.url;
    res.locals = {}; res.statusCode = 202; res.statusMessage = 'Taken';
    res.end([req.url, req.body.a, req.headers['x-new'], req.httpVersion, req.rawHeaders.length].join());
  },
  'pipe of the request'(req, res) { req.pipe(res); },
};

class MyRequest extends http.IncomingMessage { get tag() { return 'mine'; } }
class MyResponse extends http.ServerResponse { json(o) { this.setHeader('Content-Type', 'application/json'); this.end(JSON.stringify(o)); } }
cases['classes of the options'] = (req, res) => res.json({ tag: req.tag, url: req.url, is: req instanceof MyRequest });

function Old(req) { http.ServerResponse.call(this, req); }
util.inherits(Old, http.ServerResponse);
console.log('old style', new Old({ method: 'GET' }) instanceof http.OutgoingMessage);

const names = Object.keys(cases);
(function next() {
  const name = names.shift();
  if (!name) return;
  const own = name.startsWith('classes');
  const server = http.createServer(own ? { IncomingMessage: MyRequest, ServerResponse: MyResponse } : {}, cases[name]);
  server.listen(0, '127.0.0.1', () => {
    const c = net.connect(server.address().port, '127.0.0.1');
    let got = '';
    c.setEncoding('latin1');
    c.on('data', (d) => { got += d; });
    c.on('close', () => {
      console.log(name + ': ' + JSON.stringify(got.replace(/Date: .*?\r\n/, '')));
      server.close(next);
    });
    c.end('POST /p?q=1 HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody');
  });
})();
