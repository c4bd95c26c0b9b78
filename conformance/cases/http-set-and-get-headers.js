const { serve } = require('../lib/raw');
serve((req, res) => {
  res.setHeader('X-One', '1');
  res.setHeader('x-LIST', ['a', 'b']);
  res.setHeader('X-Num', 5);
  console.log(res.getHeader('x-one'), res.getHeader('X-LIST'), res.getHeaderNames(), res.hasHeader('X-NUM'), res.getHeaders());
  res.removeHeader('X-Num');
  res.appendHeader('X-One', '2');
  for (const f of [() => res.setHeader('bad name', 'x'), () => res.setHeader('X', 'bad\nvalue'), () => res.setHeader('X', undefined), () => res.setHeader(5, 'x'), () => res.setHeader('')]) { try { f(); } catch (e) { console.log(e.name, e.code, e.message); } }
  res.end('body');
  try { res.setHeader('Late', '1'); } catch (e) { console.log(e.code, e.message); }
  try { res.writeHead(200); } catch (e) { console.log(e.code, e.message); }
  console.log(res.headersSent, res.writableEnded, res.finished);
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
