// answers before the answer, and answers behind which another protocol begins, with and without a listener
const http = require('http');
const { answer, follow, series, ofRequest, ofResponse } = require('../lib/client');
const upgrade = 'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nrest';
const events = ['data', 'end', 'close', 'error', 'drain', 'timeout', 'free', 'agentRemove'];
const run = (name, options, text, listen) => (next) => answer((s, data, n) => (n ? s.end(`got ${data}`) : s.write(text)), (port, close) => {
  const log = [];
  const req = follow(log, 'req', http.request({ port, host: '127.0.0.1', ...options }), ofRequest.filter((ev) => listen || (ev !== 'upgrade' && ev !== 'connect')));
  const over = () => { console.log(`${name}: ${log.join(', ')}`); http.globalAgent.destroy(); close(); next(); };
  req.on('information', (info) => log.push(JSON.stringify(info)));
  req.on('response', (res) => { log.push(`${res.statusCode} ${res.upgrade}`); follow(log, 'res', res, ofResponse); res.on('end', () => setImmediate(over)); });
  const taken = (res, socket, head) => {
    log.push([res.statusCode, res.upgrade, res.complete, head, events.map((ev) => socket.listenerCount(ev)), socket.readableFlowing, res.socket === socket, socket._httpMessage, req.upgradeOrConnect, req.agent.totalSocketCount].join(' '));
    socket.on('data', (d) => log.push(`socket ${d}`)).on('close', () => { log.push(`closed ${req.destroyed}`); over(); });
    socket.write('hello');
  };
  if (listen) req.on('upgrade', taken).on('connect', taken);
  else if (/101|CONNECT/.test(text + options.method)) req.on('close', over);
  req.end();
});
series([
  run('102, 103, 100', {}, 'HTTP/1.1 102 Processing\r\nFoo: bar\r\nFoo: baz\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  run('101', {}, upgrade), run('101 taken', {}, upgrade, true),
  run('200 with Upgrade', {}, 'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 2\r\n\r\nok'),
  run('CONNECT', { method: 'CONNECT', path: 'a:1' }, 'HTTP/1.1 200 OK\r\n\r\nrest'), run('CONNECT taken', { method: 'CONNECT', path: 'a:1' }, 'HTTP/1.1 200 OK\r\n\r\nrest', true),
  run('CONNECT refused', { method: 'CONNECT', path: 'a:1' }, 'HTTP/1.1 404 No\r\nContent-Length: 3\r\n\r\nabc', true),
]);
