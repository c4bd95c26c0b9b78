const { serve } = require('../lib/raw');
const held = [];
serve((req, res) => {
  held.push(res);
  console.log('got', req.url);
  if (held.length === 3) for (const r of held.reverse()) { console.log('answering', r.req.url); r.end('answer to ' + r.req.url); }
}, [['/1', '/2', '/3'].map((u) => `GET ${u} HTTP/1.1\r\nHost: x\r\n${u === '/3' ? 'Connection: close\r\n' : ''}\r\n`).join('')]);
