const { serve } = require('../lib/raw');
const close = 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
serve((req, res) => {
  res.setHeader('X-Set', 'kept');
  if (req.url === '/1') res.writeHead(201, { 'X-Set': 'replaced', 'Content-Type': 'text/plain' }).end('1');
  if (req.url === '/2') res.writeHead(404, 'Own Reason', { A: 'b' }).end('2');
  if (req.url === '/3') res.writeHead(200, ['A', '1', 'B', '2']).end('3');
  if (req.url === '/4') { res.statusCode = 503; res.statusMessage = 'Busy'; res.end(); }
  if (req.url === '/5') { try { res.writeHead(99); } catch (e) { console.log(e.name, e.code, e.message); } res.writeHead(299).end(); }
}, [1, 2, 3, 4, 5].map((n) => `GET /${n} ${close}`));
