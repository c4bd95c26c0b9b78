const cluster = require('cluster');
const net = require('net');
if (cluster.isPrimary) {
  const listen = (port, what, then) => {
    const s = net.createServer().listen(port, '127.0.0.1', () => { console.log(what, 'free'); s.close(then); });
    s.on('error', (e) => console.log(what, e.code));
  };
  let rounds = 0;
  const round = (port) => {
    const w = cluster.fork({ PORT: port });
    w.on('listening', (a) => {
      if (port && a.port !== port) console.log('another port');
      port = a.port;
      if (rounds === 0) w.disconnect();
      else if (rounds === 1) w.kill();
      else cluster.disconnect(() => listen(port, 'callback'));
    });
    w.on('disconnect', () => { if (rounds < 2) listen(port, 'disconnect'); });
    w.on('exit', (code, signal) => {
      console.log('exit', code, signal);
      if (rounds++ < 2) listen(port, 'exit', () => round(port));
    });
  };
  round(0);
} else {
  net.createServer((c) => c.end()).listen(Number(process.env.PORT), '127.0.0.1');
}
