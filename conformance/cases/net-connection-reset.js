const net = require('net');
const server = net.createServer((s) => {
  s.on('error', (e) => console.log(e.code, e.syscall, e.errno, e.message));
  s.on('close', (had) => { console.log('close', had); server.close(); });
  s.resume();
}).listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1', function () { this.write('x', () => this.resetAndDestroy()); }));
