const net = require('net');
const server = net.createServer((s) => {
  s.on('error', (e) => console.log('error', e.message));
  s.on('close', (had) => { console.log('close', had); server.close(); });
  console.log(s.destroy(new Error('mine')) === s, s.destroyed);
}).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume());
