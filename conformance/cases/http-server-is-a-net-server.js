const http = require('http');
const net = require('net');
const server = http.createServer();
console.log(server instanceof net.Server, server instanceof http.Server, http.Server() instanceof http.Server, server.timeout, server.keepAliveTimeout, server.headersTimeout, server.requestTimeout, server.maxHeadersCount, server.maxRequestsPerSocket);
console.log(http.STATUS_CODES[418], http.METHODS.includes('PATCH'), http.METHODS.length, http.maxHeaderSize);
server.on('connection', (s) => console.log('connection', s instanceof net.Socket));
server.on('request', (req, res) => { console.log('request'); res.end(); });
server.listen(0, '127.0.0.1', () => require('../lib/raw').exchange(server.address().port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', () => server.close(() => console.log('closed'))));
