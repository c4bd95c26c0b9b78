// What a server tells between listen and 'listening', and after close, in both policies.
const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary && process.argv[2] === undefined) {
  for (const policy of ['rr', 'none']) {
    require('child_process').spawnSync(process.execPath, [__filename, 'run'], { stdio: 'inherit', env: { ...process.env, NODE_CLUSTER_SCHED_POLICY: policy } });
  }
} else if (cluster.isPrimary) {
  const w = cluster.fork();
  w.on('message', (m) => console.log(...m));
  w.on('listening', (a) => console.log('listening', a.port > 0));
  w.on('exit', (code) => console.log('exit', code));
} else {
  const say = (...a) => process.send(a);
  const server = net.createServer();
  const state = () => [server.listening, server.address() && typeof server.address().port, server._handle === null];
  say('new', ...state());
  say(server.listen(0, '127.0.0.1') === server, ...state());
  server.once('listening', () => {
    say('listening', ...state());
    try { server.listen(0); } catch (e) { say(e.code, e.message); }
    server.close((e) => {
      say('closed', e, ...state());
      server.close((e) => {
        say('again', e.code);
        const other = net.createServer().listen(0, '127.0.0.1');
        other.on('listening', () => say('never'));
        other.on('close', () => say('closed before it listened'));
        other.close((e) => { say('close', e ? e.code : 'ok'); cluster.worker.disconnect(); });
      });
    });
    say('closing', ...state());
  });
}
