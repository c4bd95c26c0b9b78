const net = require('net');
process.on('exit', (c) => console.log('exit', c));
const a = net.createServer().listen(0, '127.0.0.1', () => net.createServer().listen(a.address().port, '127.0.0.1'));
