const { serve } = require('../lib/raw');
serve((req, res) => { req.on('error', (e) => console.log('req error', e.code)).on('close', () => console.log('req close', req.complete)).on('data', (d) => console.log('data', d.toString())); },
  ['POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz\r\n']);
