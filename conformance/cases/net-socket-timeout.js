const net = require('net');
const server = net.createServer((s) => {
  s.setTimeout(20, () => console.log('timeout callback'));
  s.on('timeout', () => { console.log('timeout', s.timeout); s.end(); });
  s.resume().on('close', () => server.close());
}).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').resume());
