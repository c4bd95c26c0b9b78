// the time that a request's socket has, and who listens for it to pass, by when setTimeout is called
const http = require('http');
const { answer, series } = require('../lib/client');
const cb = () => {};
const list = [
  [{}, 'sync', (r) => r.setTimeout(3000)], [{}, 'sync', (r) => r.setTimeout(3000, cb)], [{}, 'socket', (r) => r.setTimeout(3000, cb)], [{}, 'response', (r) => r.setTimeout(3000, cb)],
  [{}, 'end', (r) => r.setTimeout(3000, cb)], [{}, 'close', (r) => r.setTimeout(3000, cb)], [{ timeout: 2000 }, 'sync', () => {}], [{ timeout: 2000 }, 'sync', (r) => r.setTimeout(3000, cb)],
  [{ timeout: 2000 }, 'response', (r) => r.setTimeout(0, cb)], [{ timeout: 0 }, 'response', (r) => r.setTimeout(0, cb)], [{ timeout: 2000 }, 'socket', (r) => r.clearTimeout(cb)],
  [{ agent: undefined }, 'connect', (r) => r.setTimeout(3000)], [{ agent: undefined }, 'sync', (r) => r.setTimeout(3000)], [{ agent: undefined, timeout: 100 }, 'sync', (r) => r.setTimeout(3000)],
  [{ agent: false }, 'sync', (r) => r.setTimeout(3000)],
];
answer('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', (port, close) => {
  const agent = new http.Agent({ keepAlive: true });
  series([...list.map(([options, when, act]) => (next) => {
    const req = http.request({ port, host: '127.0.0.1', agent, ...options });
    const log = [];
    const at = (stage) => {
      if (stage === when) act(req);
      log.push([stage, req.timeout, req.socket && req.socket.timeout, req.socket && req.socket.listenerCount('timeout'), req.listenerCount('timeout'), typeof req.timeoutCb].join(' '));
    };
    at('sync');
    req.on('socket', (s) => { at('socket'); s.once('connect', () => at('connect')); });
    req.on('response', (res) => { at('response'); res.resume(); res.on('end', () => at('end')); });
    req.on('close', () => { at('close'); setImmediate(() => { at('kept'); console.log(JSON.stringify(options.timeout), when, String(act), '\n ', log.join('\n  ')); next(); }); });
    req.end();
  }), () => { agent.destroy(); http.globalAgent.destroy(); close(); }]);
});
