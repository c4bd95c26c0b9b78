// How many listeners the server has on a socket: from the start, during a request, and none of 'data' behind an upgrade.
const http = require('http');
const net = require('net');
const events = ['data', 'end', 'close', 'timeout', 'error', 'drain', 'pause', 'resume', 'readable'];
const count = (socket) => events.map((ev) => ev + ':' + socket.listenerCount(ev)).join(' ');
const server = http.createServer((req, res) => {
  console.log('request', req.url, count(req.socket), req.listenerCount('end'), req.socket.readableFlowing, req.socket.isPaused());
  req.on('end', () => { console.log('end', count(req.socket)); res.end('x'); });
  req.resume();
});
server.on('connection', (socket) => console.log('connection', count(socket), socket.readableFlowing, socket.eventNames().join()));
for (const ev of ['upgrade', 'connect']) {
  server.on(ev, (req, socket) => {
    console.log(ev, count(socket), socket.eventNames().join(), socket._httpMessage, socket.parser, socket.readableFlowing);
    socket.end('HTTP/1.1 101 X\r\n\r\n');
  });
}
const talk = (text, done) => net.connect(server.address().port, '127.0.0.1').on('close', done).resume().write(text);
const paused = (done) => { // a paused socket reads on when its request is read
  server.removeAllListeners('request').on('request', (req, res) => {
    const { socket } = req, log = [];
    socket.on('resume', () => log.push('resume')).on('pause', () => log.push('pause'));
    setImmediate(() => {
      socket.pause();
      log.push(socket.isPaused(), socket.readableFlowing);
      req.on('data', (d) => log.push('data ' + d)).on('end', () => { console.log(log.join(' | ')); res.setHeader('Connection', 'close').end(); });
    });
  });
  const client = net.connect(server.address().port, '127.0.0.1').on('close', done).resume();
  client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n');
  server.once('request', () => setImmediate(() => setImmediate(() => client.write('abc'))));
};
server.listen(0, '127.0.0.1', () => {
  talk('POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', () =>
    talk('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: y\r\n\r\n', () =>
      talk('CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n', () => paused(() => server.close()))));
});
