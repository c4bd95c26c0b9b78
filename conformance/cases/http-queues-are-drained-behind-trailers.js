const { serve } = require('../lib/raw');
serve((req, res) => {
  req.on('end', () => console.log('end', JSON.stringify(req.trailers)));
  req.resume();
  res.on('finish', () => console.log('finish')).on('close', () => console.log('close'));
  res.sendDate = false;
  res.end();
  process.nextTick(() => console.log('tick'));
}, ['POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\nT: v\r\n\r\n']);
