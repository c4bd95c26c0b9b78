// A PerformanceObserver has an entry for each of several pipelined requests, and 'prefinish' comes for each, when nobody listens to the end.
const http = require('http');
const net = require('net');
const { PerformanceObserver } = require('perf_hooks');
const text = (close) => [1, 2, 3].map((i) => `GET /${i} HTTP/1.1\r\nHost: x\r\n${close && i === 3 ? 'Connection: close\r\n' : ''}\r\n`).join('');
const serve = (listener, done) => {
  const server = http.createServer(listener).listen(0, '127.0.0.1', () => {
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(text(true)));
    client.resume().on('close', () => server.close(done));
  });
};
serve((req, res) => { res.on('prefinish', () => console.log('prefinish', req.url)); res.end('ok'); }, () => {
  const seen = [];
  const observer = new PerformanceObserver((list) => {
    seen.push(...list.getEntries().map(({ name, detail }) => `${name} ${detail.req.url} ${detail.res.statusCode}`));
    if (seen.length === 3) observer.disconnect();
  });
  observer.observe({ type: 'http' });
  process.on('exit', () => console.log(seen));
  serve((req, res) => { res.end('ok'); }, () => {});
});
