// an error thrown in any listener or callback of a request reaches 'uncaughtException'; what still comes behind it
const http = require('http');
let thrown = 0;
process.on('uncaughtException', (e) => { thrown++; console.log('uncaught', e.message); });
const server = http.createServer((req, res) => {
  let body = '';
  req.on('data', (d) => { body += d; }).on('end', () => res.end(req.url + body));
}).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  for (const where of ['response', 'callback', 'data', 'end', 'res close', 'close', 'error']) {
    await new Promise((done) => {
      const log = [];
      const at = (name) => {
        log.push(name);
        if (name === where) throw new Error('in ' + name);
      };
      const req = http.request({ port, host: '127.0.0.1', agent: false, method: 'POST' }, (res) => {
        at('callback');
        res.on('data', () => at('data')).on('end', () => at('end')).on('close', () => at('res close'));
        if (where === 'error') req.destroy(new Error('given up'));
      });
      req.on('socket', (socket) => socket.prependListener('close', () => setImmediate(() => {
        console.log(where, log.join(), req.destroyed, req.res && req.res.complete);
        done();
      })));
      for (const ev of ['finish', 'response', 'error', 'close']) req.on(ev, () => at(ev));
      req.write('abc', () => at('write'));
      req.end('d', () => at('end()'));
    });
  }
  console.log(thrown);
  server.close();
});
