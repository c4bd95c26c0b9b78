const { serve } = require('../lib/raw');
const attempt = (f) => { try { f(); console.log('fine'); } catch (e) { console.log(e.code, e.message); } };
serve((req, res) => {
  res.strictContentLength = true;
  res.writeHead(200, { 'Content-Length': 3 });
  attempt(() => res.write('abcd'));
  attempt(() => res.write('ab'));
  attempt(() => res.end());
  attempt(() => res.end('c'));
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
