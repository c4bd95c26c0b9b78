const net = require('net');
const server = net.createServer((s) => {
  s.on('error', (e) => console.log(e.code, e.syscall, e.errno, e.message));
  s.on('close', (had) => { console.log('close', had); server.close(); });
  s.once('data', () => { client.resetAndDestroy(); s.write('never arrives'); });
}).listen(0, '127.0.0.1', () => { client = net.connect(server.address().port, '127.0.0.1', () => client.write('x')); });
let client;
