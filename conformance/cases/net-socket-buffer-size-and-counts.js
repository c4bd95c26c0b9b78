const net = require('net');
const server = net.createServer({ pauseOnConnect: true }, (s) => {
  const paused = s.bytesRead;
  setImmediate(() => s.resume());
  s.on('end', () => { ended = ['server', paused, s.bytesRead, s.bytesWritten]; });
}).listen(0, '127.0.0.1', () => {
  const c = new net.Socket();
  console.log(c.bufferSize, c.bytesRead, c.bytesWritten, c.writableLength);
  c.connect(server.address().port, '127.0.0.1');
  console.log(c.bufferSize, c.writableNeedDrain);
  console.log(c.write('12345'), c.bufferSize, c.bytesWritten, c.writableLength);
  c.write('6161', 'hex'); c.write('\u20ac'); c.write('YWFh', 'base64');
  console.log(c.bufferSize, c.bytesWritten, c.writableLength);
  console.log(c.write(Buffer.alloc(20000)), c.bufferSize, c.bytesWritten, c.writableNeedDrain);
  c.on('drain', () => console.log('drain', c.bufferSize, c.writableLength, c.writableNeedDrain, c.bytesWritten));
  c.on('connect', () => { console.log('connect', c.bufferSize, c.bytesWritten); setImmediate(() => c.end('z')); });
  c.on('finish', () => console.log('finish', c.bufferSize, c.bytesWritten));
  c.resume().on('close', () => { console.log('close', c.bufferSize, c.bytesWritten, c.bytesRead); server.close(() => console.log(...ended)); });
});
let ended;
