const net = require('net');
net.createServer().listen(0, '127.0.0.1', function () { console.log('listening'); this.unref(); });
process.on('exit', () => console.log('exit'));
