// no listener: an answer is dropped and its socket kept; an error is thrown; and the events of a connection that fails
const http = require('http');
const { spawnSync } = require('child_process');
const server = http.createServer((req, res) => res.end('x'.repeat(100000))).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const agent = new http.Agent({ keepAlive: true });
  for (let i = 0; i < 2; i++) {
    await new Promise((done) => {
      const req = http.get({ port, host: '127.0.0.1', agent });
      req.on('close', () => setImmediate(() => {
        console.log(req.reusedSocket, req.res.complete, req.res._dumped, req.res.readableEnded, Object.keys(agent.freeSockets).length);
        done();
      }));
    });
  }
  agent.destroy();
  server.close();
  await new Promise((done) => {
    const log = [];
    const req = http.get({ port: 1, host: '127.0.0.1' });
    for (const ev of ['socket', 'finish', 'response', 'error', 'close']) req.on(ev, (e) => log.push(ev + (e instanceof Error ? ` ${e.message} ${e.errno} ${e.code} ${e.syscall} ${e.address} ${e.port} ${Object.keys(e)}` : '')));
    req.on('close', () => { console.log(log.join(', '), req.destroyed); done(); });
  });
  const child = spawnSync(process.execPath, ['-e', "process.on('exit', (code) => console.log('exit', code)); require('http').get({ port: 1, host: '127.0.0.1' })"], { encoding: 'utf8' });
  console.log(child.status, child.stdout.trim(), /Error: connect ECONNREFUSED 127\.0\.0\.1:1/.test(child.stderr), /Emitted 'error' event on ClientRequest instance at:/.test(child.stderr));
});
