// on-headers, compression and their like replace methods of one response.
const { serve } = require('../lib/raw');
serve((req, res) => {
  const { writeHead, write, end } = res;
  res.writeHead = function (...a) { console.log('writeHead', a[0]); this.setHeader('X-Patched', 'yes'); return writeHead.apply(this, a); };
  res.write = function (chunk, ...a) { return write.call(this, String(chunk).toUpperCase(), ...a); };
  res.end = function (chunk, ...a) { if (chunk) this.write(chunk); return end.call(this, ...a); };
  res.write('a');
  res.end('b');
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
