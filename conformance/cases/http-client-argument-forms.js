// the forms of http.request, and what it refuses
const http = require('http');
const url = require('url');
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
const agentLike = { addRequest() {} };
const R = (...args) => {
  const name = args.map((a) => (typeof a === 'string' ? a : a instanceof URL ? `URL ${a}` : JSON.stringify(a, (k, v) => (k === 'agent' && typeof v === 'object' && v ? 'object' : typeof v === 'function' ? 'function' : v)))).join(', ');
  try {
    const r = http.request(...args);
    r.on('error', () => {});
    r.destroy();
    console.log(`${name}: ${[r.method, r.path, r.host, r.protocol, r.getHeader('host'), r.getHeader('authorization')].join(' ')}`);
  } catch (e) {
    console.log(`${name}: ${e.name} ${e.code} ${e.message}`);
  }
};
const at = 'http://u:p%40@127.0.0.1:1/a?b=c#d';
for (const args of [[at], [new URL(at)], [url.parse(at)], [at, { method: 'post', path: '/z' }], [at, () => {}], [at, { method: 'Put' }, () => {}], ['no url'], ['https://x/'], [], [null], [5]]) R(...args);
for (const o of [{ protocol: 'ftp:' }, { path: '/a b' }, { path: '/a\n' }, { path: '/caf\u00e9' }, { path: '/\u4e2d' }, { path: 5 }, { path: '' },
  { method: 5 }, { method: null }, { method: '' }, { method: 'A B' }, { method: {} }, { method: false }, { host: 5 }, { host: {} }, { host: null }, { host: false }, { hostname: true }, { host: [] }, { host: '' },
  { host: 'a', hostname: '127.0.0.1' }, { setHost: false }, { setHost: 0 }, { setHost: null }, { port: '80' }, { port: 81, host: '::1' }, { port: 81, host: '[::1]' }, { port: 81, defaultPort: 81 }, { defaultPort: 81 },
  { auth: 'u:p' }, { auth: 'caf\u00e9:\u4e2d' }, { agent: null }, { agent: true }, { agent: {} }, { agent: 5 }, { agent: agentLike }, { agent: false }, { insecureHTTPParser: 1 }, { insecureHTTPParser: null },
  { joinDuplicateHeaders: 'x' }, { maxHeaderSize: 'x' }, { maxHeaderSize: -1 }, { maxHeaderSize: 1.5 }, { timeout: '5' }, { timeout: -1 }, { timeout: null }, { signal: 'x' }, { signal: {} }, { signal: null },
  { headers: ['A', '1', 'Host', 'x'] }, { headers: [['A', '1'], ['Host', 'x']] }, { headers: ['A'] }, { headers: { A: undefined } }, { headers: { 'a b': 1 } }, { headers: { a: 'x\n' } }, { headers: 'abc' },
  { lookup: 5 }, { family: 5 }, { localAddress: 'zzz' }, { localPort: 'zzz' }, { port: 99999 }, { port: -1 }, { hints: 12345 }, { socketPath: 5 }]) R(o);
