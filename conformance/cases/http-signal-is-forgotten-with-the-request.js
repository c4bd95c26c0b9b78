const http = require('http');
const { getEventListeners } = require('events');
const server = http.createServer((req, res) => { if (req.url === '/ends') res.end(); });
server.listen(0, '127.0.0.1', () => {
  const controller = new AbortController();
  const count = () => getEventListeners(controller.signal, 'abort').length;
  const go = (path) => http.get({ port: server.address().port, host: '127.0.0.1', path, agent: false, signal: controller.signal }, (res) => res.resume());
  go('/ends').on('close', () => {
    console.log(count());
    const req = go('/hangs').on('error', (e) => console.log(e.name, e.code, e.cause && e.cause.message)).on('close', () => {
      console.log(req.destroyed, req.aborted, count());
      server.closeAllConnections();
      server.close();
    });
    req.on('finish', () => controller.abort(new Error('enough')));
  });
  console.log(count());
});
