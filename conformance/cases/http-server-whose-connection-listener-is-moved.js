// The listener that serves connections is http._connectionListener: a script may take it off, call it later, or hear what it hears.
const http = require('http');
const net = require('net');
const { Duplex } = require('stream');
const ask = (server, done) => {
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'));
  let got = '';
  client.on('data', (d) => { got += d; }).on('close', () => { server.close(); done(got.split('\r\n')[0] + ' ... ' + got.slice(-8)); });
};
const trial = (name, prepare) => new Promise((resolve) => {
  const server = http.createServer((req, res) => { console.log(name, 'request', req.url, req.socket.server === server); res.end('served'); });
  prepare(server, server.listeners('connection')[0]);
  server.listen(0, '127.0.0.1', () => ask(server, (got) => { console.log(name, got); resolve(); }));
});
(async () => {
  await trial('known', (server, own) => {
    console.log(own === http._connectionListener, own === require('_http_server')._connectionListener, own.name, server.listeners('listening').map((f) => f.name));
  });
  await trial('taken off', (server, own) => {
    server.removeListener('connection', own).on('connection', (socket) => {
      console.log('plain', socket instanceof net.Socket, socket.server === server, socket.listenerCount('data'));
      socket.end('by hand');
    });
  });
  await trial('all taken off', (server) => {
    server.removeAllListeners('connection').on('connection', (socket) => socket.once('data', (d) => socket.end('got ' + d.length + ' bytes')));
  });
  await trial('called later', (server, own) => {
    server.off('connection', own).on('connection', function (socket) { setImmediate(() => own.call(this, socket)); });
  });
  await trial('called by another', (server, own) => {
    server.off('connection', own).on('connection', function (socket) { console.log(own.call(this, socket)); });
  });
  await trial('put back', (server, own) => { server.off('connection', own); server.on('connection', own); });
  await trial('emit of its own', (server) => {
    const { emit } = server;
    server.emit = function (event, ...args) { console.log('emit', event, args.length); return emit.call(this, event, ...args); };
  });
  const emit = http.Server.prototype.emit;
  http.Server.prototype.emit = function (event, ...args) { console.log('for all', event); return emit.call(this, event, ...args); };
  await trial('emit of all', () => {});
  delete http.Server.prototype.emit;
  const duplex = new Duplex({ read() {}, write(chunk, encoding, done) { done(); } });
  const server = http.createServer((req, res) => { console.log('duplex', duplex.server === server, req.socket === duplex); res.end(); duplex.destroy(); });
  server.emit('connection', duplex);
  duplex.push('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
})();
