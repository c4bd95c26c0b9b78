// A worker's server that an AbortSignal closes: when it listens, before, and on the way.
const cluster = require('cluster');
const net = require('net');
const { once } = require('events');
if (cluster.isPrimary) {
  const w = cluster.fork();
  w.on('message', (m) => console.log(...m));
  w.on('exit', (code, signal) => console.log('exit', code, signal));
} else {
  const say = (...a) => process.send(a);
  const listen = (name, signal, after) => new Promise((resolve) => {
    const server = net.createServer().listen({ port: 0, host: '127.0.0.1', signal });
    server.on('listening', () => { say(name, 'listening', server.listening); if (after) after(); });
    server.on('close', () => { say(name, 'close', server.listening, server._handle); resolve(); });
  });
  (async () => {
    const one = new AbortController();
    await listen('when it listens', one.signal, () => one.abort());
    await listen('before', AbortSignal.abort());
    const three = new AbortController();
    const closed = listen('on the way', three.signal);
    three.abort();
    await closed;
    const server = net.createServer().listen(0);
    await once(server, 'listening');
    await server[Symbol.asyncDispose]();
    say('disposed', server.listening);
    cluster.worker.disconnect();
  })();
}
