// createConnection as an option: what it is called with, and what becomes of what it gives
const http = require('http');
const net = require('net');
const { answer, follow, series, ofRequest } = require('../lib/client');
const keys = (o, port) => Object.entries(o).map(([k, v]) => `${k}=${['string', 'number', 'undefined'].includes(typeof v) ? String(v).replace(port, 'PORT') : typeof v}`).sort().join(' ');
answer('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok', (port, close) => {
  const agent = new http.Agent({ keepAlive: true });
  const ways = {
    'returns a socket': () => net.connect(port, '127.0.0.1'),
    'calls back with one': (o, cb) => { const s = net.connect(port, '127.0.0.1', () => cb(null, s)); },
    'does both': (o, cb) => { const s = net.connect(port, '127.0.0.1', () => { cb(null, s); cb(new Error('late')); }); return s; },
    'calls back with an error': (o, cb) => { setImmediate(cb, new Error('none to be had')); },
  };
  const run = (name, options) => (next) => {
    const log = [];
    const create = ways[name];
    const req = follow(log, 'req', http.get({
      port, host: '127.0.0.1', path: '/p', ...options,
      createConnection(o, cb) { log.push(`called with ${keys(o, port)}, ${typeof cb}`); return create(o, cb); },
    }), ofRequest);
    log.push(`${req.agent === agent} ${req.shouldKeepAlive} ${req.getHeader('connection')}`);
    const over = () => setImmediate(() => { console.log(`${name}: ${log.join(', ')}`); next(); });
    req.on('response', (res) => { res.resume(); });
    if (name === 'calls back with an error') req.on('error', over); else req.on('close', over);
  };
  series([...Object.keys(ways).map((name) => run(name, {})), (next) => { console.log('with an agent, which does not ask it'); next(); },
    run('returns a socket', { agent }), () => { agent.destroy(); close(); }]);
});
