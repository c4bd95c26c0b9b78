// Behind 'clientError' the errors of the socket are nobody's, but what is no HTTP is told of again.
const http = require('http');
const net = require('net');
const server = http.createServer({ headersTimeout: 40, connectionsCheckingInterval: 20 }, () => console.log('never'));
server.on('clientError', (e, socket) => {
  console.log(e.code);
  socket.end('HTTP/1.1 408 Late\r\n\r\n');
});
server.listen(0, '127.0.0.1', () => {
  let got = '';
  const client = net.connect(server.address().port, '127.0.0.1').on('data', (d) => { got += d; });
  client.on('close', () => { console.log(JSON.stringify(got)); server.close(); });
  client.write('GET / HTTP/1.1\r\nHost');
});
