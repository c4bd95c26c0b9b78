const net = require('net');
net.createServer().listen(0, '203.0.113.1').on('error', (e) => console.log(e.code, e.syscall, e.message));
