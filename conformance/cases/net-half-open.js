const net = require('net');
const server = net.createServer({ allowHalfOpen: true }, (s) => {
  s.on('end', () => { console.log('server saw end'); s.end('answer after end'); });
  s.resume();
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => c.end('question'));
  c.setEncoding('utf8');
  c.on('data', (d) => console.log('client got', d));
  c.on('close', () => { console.log('client closed'); server.close(); });
});
