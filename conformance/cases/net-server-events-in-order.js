const net = require('net');
const server = net.createServer();
for (const ev of ['listening', 'connection', 'close']) server.on(ev, () => console.log(ev));
console.log(server.listen({ port: 0, host: '127.0.0.1' }) === server, server.listening);
server.on('connection', (s) => { s.on('close', () => console.log('socket close')); s.resume(); server.close(); console.log('closing, listening is', server.listening); });
server.on('listening', () => net.connect(server.address().port, '127.0.0.1').on('connect', function () { this.end(); }));
