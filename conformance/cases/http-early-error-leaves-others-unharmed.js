const http = require('http');
const { exchange } = require('../lib/raw');
const server = http.createServer((req, res) => setImmediate(() => res.end('served'))).listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  let left = 2;
  const done = (name) => (answer) => { results[name] = answer; if (!--left) { console.log(results.good, '\n--\n', results.bad); server.close(); } };
  const results = {};
  exchange(port, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', done('good'));
  exchange(port, 'nonsense\r\n\r\n', done('bad'));
});
