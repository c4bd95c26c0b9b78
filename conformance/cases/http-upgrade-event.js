const { exchange } = require('../lib/raw');
const server = require('http').createServer();
server.on('upgrade', (req, socket, head) => { console.log(req.headers.upgrade, head.toString()); socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\nown protocol'); });
server.listen(0, '127.0.0.1', () => exchange(server.address().port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nfirst bytes', (a) => { console.log(a); server.close(); }));
