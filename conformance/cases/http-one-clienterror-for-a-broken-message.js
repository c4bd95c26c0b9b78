const { serve } = require('../lib/raw');
serve((req, res) => req.on('error', () => {}).resume(), ['POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nZZ\r\n'])
  .on('clientError', (e, socket) => { console.log(e.code, e.message); socket.end('HTTP/1.1 400 Mine\r\n\r\n'); });
