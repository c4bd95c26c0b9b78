const { serve } = require('../lib/raw');
serve((req, res) => {
  let body = '';
  req.setEncoding('utf8').on('data', (d) => { body += d; }).on('end', () => { console.log(JSON.stringify(body), req.trailers, req.rawTrailers); res.end('ok'); });
}, ['POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n6;ext=1\r\n world\r\n0\r\nX-Sum: abc\r\n\r\n']);
