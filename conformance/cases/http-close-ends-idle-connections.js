const http = require('http');
const net = require('net');
const events = [];
const done = (name) => () => { if (events.push(name) === 2) console.log(events.sort()); };
const server = http.createServer((req, res) => res.end('ok')).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1', () => c.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
  c.once('data', () => server.close(done('server closed')));
  c.on('close', done('idle connection closed'));
});
