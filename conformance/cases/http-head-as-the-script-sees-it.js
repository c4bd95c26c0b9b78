// _header is the whole head, also when its bytes have gone
const { serve } = require('../lib/raw');
const plain = (s) => s && s.replace(/Date: [^\r]*/, 'Date: <date>');
serve((req, res) => {
  console.log(res._header);
  if (req.url === '/1') res.writeHead(201, 'Made', { A: 'b', C: ['d', 'e'] });
  else if (req.url === '/2') { res.setHeader('A', 1); res.writeHead(200, { B: 2 }); }
  else if (req.url === '/3') res.writeHead(200, '');
  res.write('x');
  console.log(JSON.stringify(plain(res._header)));
  setImmediate(() => { res.end(); console.log(JSON.stringify(plain(res._header)), req.socket._httpMessage === null); });
}, ['/1', '/2', '/3', '/4'].map((p) => `GET ${p} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
