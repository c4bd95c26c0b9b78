const { serve } = require('../lib/raw');
// Each answer finishes when the one before it has, also when all left in one write.
serve((req, res) => {
  for (const e of ['end', 'close']) req.on(e, () => console.log('req', req.url, e));
  for (const e of ['finish', 'close']) res.on(e, () => console.log('res', req.url, e));
  res.end();
}, [['/1', '/2', '/3'].map((u) => `GET ${u} HTTP/1.1\r\nHost: x\r\n${u === '/3' ? 'Connection: close\r\n' : ''}\r\n`).join('')]);
