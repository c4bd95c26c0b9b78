const { serve } = require('../lib/raw');
serve((req, res) => {
  console.log(req.readableHighWaterMark, res.writableHighWaterMark, req.socket.readableHighWaterMark);
  console.log(res.write('x'.repeat(99)), res.write('y'.repeat(200)), res.writableNeedDrain);
  res.on('drain', () => { console.log('drain'); res.end(); });
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'], { highWaterMark: 300 });
