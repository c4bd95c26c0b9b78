'use strict';
// What a listener of 'request' enters with AsyncLocalStorage holds for all that comes of this
// request, whenever it comes, and for the next one of its connection until that enters another.
const http = require('http');
const { AsyncLocalStorage } = require('async_hooks');
const store = new AsyncLocalStorage();
let count = 0;

const server = http.createServer((req, res) => {
  const before = store.getStore(), id = ++count, seen = {};
  store.enterWith(id);
  const watch = (emitter, name, events) => {
    for (const event of events) emitter.on(event, () => { seen[`${name} ${event}`] = store.getStore() === id; });
  };
  watch(req, 'req', ['data', 'end', 'close']);
  watch(res, 'res', ['prefinish', 'finish', 'close']);
  let open = 2;
  const closed = () => {
    if (--open === 0) console.log(req.url, before, Object.keys(seen).sort().map((name) => `${name}=${seen[name]}`).join(', '));
  };
  req.on('close', closed);
  res.on('close', closed);
  res.writeHead(200);
  res.flushHeaders();
  if (req.url === '/pipe') return req.pipe(res);
  req.on('end', () => res.end('done'));
});

server.listen(0, async () => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of ['/first', '/pipe', '/last']) {
    await new Promise((done) => {
      const req = http.request({ port: server.address().port, method: 'POST', path, agent }, (res) => {
        req.write('later', () => req.end('end')); // behind the head, which has been answered
        res.resume().on('close', done);
      });
      req.flushHeaders();
    });
  }
  agent.destroy();
  server.close();
});
