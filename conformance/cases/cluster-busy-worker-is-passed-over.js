// A worker that has not acknowledged its last connection gets no other one.
const cluster = require('cluster');
const net = require('net');
const fs = require('fs');
const blocked = process.env.CASE_TMP + '/blocked';
const go = process.env.CASE_TMP + '/go';
if (cluster.isPrimary) {
  let port, up = 0, answered = 0;
  const byWorker = {};
  const ask = (what) => net.connect(port, '127.0.0.1', function () { this.write(what); }).setEncoding('utf8').on('data', (id) => {
    byWorker[id] = (byWorker[id] || 0) + 1;
    if (++answered === 5) { console.log('while one is busy', Object.values(byWorker)); fs.writeFileSync(go, ''); }
    if (answered === 7) { console.log('in the end', Object.values(byWorker).sort()); cluster.disconnect(); }
  });
  cluster.on('listening', (w, address) => {
    port = address.port;
    if (++up < 2) return;
    ask('block');
    const poll = setInterval(() => {
      if (!fs.existsSync(blocked)) return;
      clearInterval(poll);
      for (let i = 0; i < 6; i++) ask('quick');
    }, 1);
  });
  cluster.fork(); cluster.fork();
} else {
  net.createServer((s) => s.once('data', (what) => {
    if (String(what) === 'block') {
      fs.writeFileSync(blocked, '');
      while (!fs.existsSync(go));
    }
    s.end(String(cluster.worker.id));
  })).listen(0, '127.0.0.1');
}
