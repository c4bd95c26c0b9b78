// The options IncomingMessage and ServerResponse: ES classes, and constructors made with util.inherits.
const http = require('http');
const util = require('util');
const { serve } = require('../lib/raw');
class In extends http.IncomingMessage {
  constructor(...args) { super(...args); console.log('In', args.length, args[0] === this.socket); this.mine = 1; }
  get query() { return this.url.split('?')[1]; }
}
class Out extends http.ServerResponse {
  constructor(req, options) { super(req, options); console.log('Out', req instanceof http.IncomingMessage, Object.keys(options).join()); }
  status(code) { this.statusCode = code; return this; }
  json(value) { return this.setHeader('Content-Type', 'application/json').end(JSON.stringify(value)); }
}
function OldIn(socket) { http.IncomingMessage.call(this, socket); this.old = 1; }
util.inherits(OldIn, http.IncomingMessage);
function OldOut(req, options) { http.ServerResponse.call(this, req, options); this.old = 2; }
util.inherits(OldOut, http.ServerResponse);
OldOut.prototype.send = function (text) { this.end(`<${text}>`); };
const post = 'POST /z?x=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc';
serve((req, res) => {
  res.sendDate = false;
  console.log(req instanceof In, req.constructor.name, req.mine, req.query, res instanceof Out, res.req === req, res.socket === req.socket);
  res.status(201).json({ a: 1 });
}, [post], { IncomingMessage: In, ServerResponse: Out }).on('close', () => {
  serve((req, res) => {
    res.sendDate = false;
    let body = '';
    req.on('data', (d) => { body += d; }).on('end', () => {
      console.log(req instanceof OldIn, req.old, req.url, req.complete, res instanceof OldOut, res.old, res.statusCode, res.shouldKeepAlive);
      res.send(body);
    });
  }, [post], { IncomingMessage: OldIn, ServerResponse: OldOut }).on('close', () => {
    serve((req, res) => { console.log(req.constructor === http.IncomingMessage, res.constructor === http.ServerResponse); res.sendDate = false; res.end(); }, [post], { IncomingMessage: undefined, ServerResponse: undefined });
  });
});
