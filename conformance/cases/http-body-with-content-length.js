const { serve } = require('../lib/raw');
serve((req, res) => {
  const parts = [];
  req.on('data', (d) => parts.push(d));
  req.on('end', () => { console.log(req.method, req.headers['content-length'], req.complete); res.end(Buffer.concat(parts)); });
}, ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nConnection: close\r\n\r\nhello world', ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n', 'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc']]);
