// server.emit('connection', stream): a tls.Server and an https.Server serve streams that they have not accepted
const https = require('https');
const net = require('net');
const tls = require('tls');
const { Duplex } = require('stream');
const { ca, identity, listen, close } = require('../lib/tls');
const pair = () => {
  const make = (other) => new Duplex({
    read() {},
    write(chunk, _, cb) { other().push(chunk); cb(); },
    final(cb) { other().push(null); cb(); },
  });
  const a = make(() => b);
  const b = make(() => a);
  return [a, b];
};
(async () => {
  const echo = tls.createServer(identity('server'), (socket) => { console.log('secureConnection', socket.servername, socket.remoteAddress); socket.pipe(socket); });
  let [a, b] = pair();
  echo.emit('connection', a);
  await new Promise((done) => {
    const socket = tls.connect({ socket: b, ca, host: 'localhost' }, () => socket.write('over a duplex'));
    socket.on('data', (d) => { console.log(String(d)); socket.destroy(); }).on('close', done);
  });
  const web = https.createServer(identity('server'), (req, res) => res.end(`${req.url} ${req.socket.encrypted}`));
  const front = net.createServer((socket) => web.emit('connection', socket));
  const port = await listen(front);
  await new Promise((done) => https.get({ port, ca, path: '/behind', agent: false }, (res) => res.on('data', (d) => console.log(String(d)))).on('close', done));
  [a, b] = pair();
  web.emit('connection', a);
  await new Promise((done) => https.get({ socket: b, ca, host: 'localhost', path: '/duplex', agent: false }, (res) => res.on('data', (d) => console.log(String(d)))).on('close', done));
  await close(front);
})();
