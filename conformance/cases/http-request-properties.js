const { serve } = require('../lib/raw');
serve((req, res) => {
  console.log(req.method, req.url, req.httpVersion, req.httpVersionMajor, req.httpVersionMinor, req.complete);
  console.log(req.headers, req.rawHeaders, req.socket === req.connection, req.socket.remoteAddress);
  console.log(res.statusCode, res.headersSent, res.req === req, req.constructor.name, res.constructor.name, res.sendDate, res.shouldKeepAlive);
  res.end();
}, ['GET /a/b?x=1#y HTTP/1.1\r\nHOST: Example\r\nX-Multi: a\r\nx-multi: b\r\nCookie: c=1\r\ncookie: d=2\r\nSet-Cookie: e\r\nset-cookie: f\r\nUser-Agent: u1\r\nuser-agent: u2\r\nConnection: close\r\n\r\n']);
