// server._handle of a worker: by round-robin a plain object without descriptor, which a
// script may watch and close.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const w = cluster.fork();
  w.on('message', (m) => {
    if (m.port) {
      let got = '';
      const c = net.connect(m.port, '127.0.0.1').on('data', (d) => { got += d; }).on('error', (e) => { got = e.code; });
      c.on('close', () => w.send(got));
    }
    else console.log(...m);
  });
  w.on('exit', (code) => console.log('exit', code));
} else {
  const say = (...a) => process.send(a);
  const shape = (h) => say(Object.getPrototypeOf(h) === Object.prototype, Object.keys(h), h.fd, typeof h.onconnection, h.ref(), h.unref(), h.listen(5));
  const server = net.createServer((c) => c.end('served'));
  server.listen(0, '127.0.0.1', () => {
    const h = server._handle;
    shape(h);
    const name = {};
    say(h.getsockname(name), name.address, name.family, name.port === server.address().port);
    const { close, onconnection } = h;
    h.onconnection = function(status, client) {
      say('onconnection', status, typeof client, this === h);
      return Reflect.apply(onconnection, this, [status, client]);
    };
    h.close = function(...args) {
      say('close', args.length, this === h);
      return Reflect.apply(close, this, args);
    };
    process.send({ port: server.address().port });
    process.once('message', (m) => {
      say('client', m);
      server.close(() => {
        say('closed', server._handle);
        const path = net.createServer().listen(`${process.env.CASE_TMP}/s`, () => {
          shape(path._handle);
          path.close(() => {
            server.listen(0, '127.0.0.1', () => {
              const { port } = server.address();
              say(server._handle.close(), server.listening);
              process.once('message', (m) => { say('client', m); cluster.worker.disconnect(); });
              process.send({ port }); // the primary has closed it
            });
          });
        });
      });
    });
  });
}
