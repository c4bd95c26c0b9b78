const { serve } = require('../lib/raw');
const ok = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
serve((req, res) => res.end('fine'), [
  'this is not http\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost : x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n',
  'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5x\r\n\r\n',
  'GET / HTTP/1.1\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nBad\u0000: y\r\n\r\n',
  ok,
]);
