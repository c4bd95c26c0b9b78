const { serve } = require('../lib/raw');
serve((req, res) => {
  try { res.writeHead(200, { 'bad name': 1 }); } catch (e) { console.log(e.code, res.statusMessage, res.headersSent); }
  res.writeHead(404, ['X-A', '1', 'x-a', '2']);
  console.log(res.statusCode, res.statusMessage);
  res.end();
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
