// worker.disconnect closes idle keep-alive connections and has busy ones answered.
const cluster = require('cluster');
const http = require('http');
if (cluster.isPrimary) {
  const run = (path, then) => {
    const w = cluster.fork();
    const agent = new http.Agent({ keepAlive: true });
    const log = [];
    const hold = setInterval(() => {}, 1000); // an idle connection of the agent does not
    w.on('listening', ({ port }) => http.get({ port, agent, path, host: '127.0.0.1' }, (res) => {
      const { socket } = res;
      socket.on('close', () => { log.push('the connection closes'); end(); });
      let body = '';
      res.on('data', (d) => { body += d; }).on('end', () => { log.push(body); if (path === '/idle') w.disconnect(); });
    }));
    w.on('message', () => w.disconnect()); // a request is under way
    w.on('exit', (code) => { log.push(`exit ${code} ${w.exitedAfterDisconnect}`); end(); });
    const end = () => {
      if (log.length < 3) return;
      agent.destroy();
      clearInterval(hold);
      console.log(path, log.sort());
      then();
    };
  };
  run('/idle', () => run('/busy', () => {}));
} else {
  const s = http.createServer((req, res) => {
    if (req.url === '/idle') return res.end('at once');
    process.send('busy');
    const t = setInterval(() => { if (!s.listening) { clearInterval(t); res.end('after the close'); } }, 1);
  }).listen(0, '127.0.0.1');
}
