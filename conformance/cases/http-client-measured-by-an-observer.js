// the entries HttpRequest and HttpClient of a PerformanceObserver, and the channels of diagnostics_channel
const http = require('http');
const { PerformanceObserver, performance } = require('perf_hooks');
const channels = require('diagnostics_channel');
for (const name of ['http.client.request.start', 'http.client.request.error', 'http.client.response.finish', 'http.server.request.start', 'http.server.response.finish']) {
  channels.subscribe(name, (message) => console.log(name, Object.entries(message).map(([k, v]) => k + ': ' + v.constructor.name).join()));
}
let left = 4;
const server = http.createServer((req, res) => {
  res.setHeader('X', 'y');
  res.end('hi');
}).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const get = (options) => new Promise((done) => http.request({ port, host: '127.0.0.1', agent: false, ...options }, (res) => res.resume()).on('error', () => {}).on('close', done).end('x'));
  await get({ path: '/unseen' });
  const observer = new PerformanceObserver((list) => {
    for (const e of list.getEntriesByType('http')) {
      console.log(e.name, e.entryType, e.constructor.name, e.duration > 0, e.startTime > 0, JSON.stringify(e.detail).replaceAll(port, 'PORT').replace(/"date":"[^"]+"/, ''));
      if (!--left) {
        observer.disconnect();
        get({ path: '/unseen' }).then(() => { console.log(performance.getEntriesByType('http')); server.close(); });
      }
    }
  });
  observer.observe({ entryTypes: ['http'] });
  await get({ path: '/p?q', headers: { a: 'b' } });
  await get({ method: 'POST' });
  await get({ port: 1 });
});
