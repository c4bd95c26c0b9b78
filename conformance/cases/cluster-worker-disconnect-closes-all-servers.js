// worker.disconnect() in the worker: every server, whatever its kind, has closed before the
// channel does; exitedAfterDisconnect is set at once, here and, with the event, in the primary.
const cluster = require('cluster');
const fs = require('fs');
const net = require('net');
const log = `${process.env.CASE_TMP}/log`;
if (cluster.isPrimary) {
  const w = cluster.fork();
  let up = 0;
  cluster.on('listening', () => { if (++up === 4) w.send('go'); });
  w.on('message', (m) => console.log(m));
  w.on('disconnect', () => console.log('disconnect', w.exitedAfterDisconnect));
  w.on('exit', (code) => console.log('exit', code, fs.readFileSync(log, 'utf8').trim().split('\n')));
} else {
  const say = (line) => fs.appendFileSync(log, `${line}\n`);
  const servers = {
    tcp: net.createServer().listen(0, '127.0.0.1'),
    http: require('http').createServer().listen(0, '127.0.0.1'),
    path: net.createServer().listen(`${process.env.CASE_TMP}/s`),
    udp: require('dgram').createSocket('udp4').bind(0, '127.0.0.1'),
    exclusive: net.createServer().listen({ port: 0, host: '127.0.0.1', exclusive: true }),
  };
  for (const [name, s] of Object.entries(servers)) s.on('close', () => say(`${name === 'exclusive' ? 'the exclusive one too' : 'closed'} ${process.connected}`));
  process.on('disconnect', () => { say('disconnect'); servers.exclusive.close(); });
  process.on('message', () => {
    const r = cluster.worker.disconnect();
    process.send([r === cluster.worker, r.exitedAfterDisconnect, r.isConnected(), servers.tcp.listening, servers.exclusive.listening]);
  });
}
