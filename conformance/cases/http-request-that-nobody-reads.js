// A request whose body nobody reads has ended and is destroyed soon after its answer; before, it can still be read.
const http = require('http');
const server = http.createServer((req, res) => {
  const show = (when) => console.log(req.method, when, req.destroyed, req.readableEnded, req.closed, req.readable, req.complete, req.aborted);
  show('at first');
  if (req.url === '/close') {
    res.on('close', () => {
      show('close');
      setImmediate(() => { show('later'); req.on('end', () => console.log('never')).resume(); });
    });
  } else {
    setImmediate(() => { show('later'); req.resume().on('end', () => console.log('end')); });
  }
  res.end('x');
});
const ask = (method, path, done) => http.request({ port: server.address().port, host: '127.0.0.1', agent: false, path, method }, (res) => res.resume().on('close', () => setImmediate(() => setImmediate(done)))).end(method === 'POST' ? 'abc' : '');
server.listen(0, '127.0.0.1', () => ask('GET', '/close', () => ask('GET', '/', () => ask('POST', '/close', () => server.close()))));
