// what an agent's addRequest and createConnection are called with
const http = require('http');
const { Duplex } = require('stream');
const show = (name, o) => console.log(name, Object.entries(o).map(([k, v]) => `${k}=${typeof v === 'object' && v ? v.constructor.name : typeof v === 'function' ? 'function' : String(v)}`).sort().join(' '), Object.getPrototypeOf(o) === null);
class Agent extends http.Agent {
  addRequest(req, options) { show('addRequest', options); super.addRequest(req, options); }
  createConnection(options, cb) {
    show('createConnection', options);
    const d = new Duplex({ read() {}, write(c, e, done) { done(); } });
    d.setTimeout = (ms) => console.log('setTimeout', ms);
    setImmediate(() => d.destroy());
    return d;
  }
}
const R = (...args) => http.request(...args).on('error', (e) => console.log(e.message)).end();
R({ agent: new Agent() });
R('http://u:p@foo:80/x?y#z', { agent: new Agent({ keepAlive: true, timeout: 6000, maxSockets: 5 }), timeout: 40 });
R(new URL('http://foo:81/'), { agent: new Agent({ localAddress: '9' }), socketPath: '/sock', path: '/p', signal: new AbortController().signal, headers: { host: 'foo.bar:99' } });
R({ agent: new Agent(), host: '127.0.0.1', headers: { host: '[::1]:99' }, lookup() {}, family: 6 });
R({ agent: new Agent({ keepAlive: true, keepAliveMsecs: 7 }), host: '127.0.0.1', servername: '' });
const a = new http.Agent();
for (const o of [undefined, {}, { host: 'h', port: 5 }, { host: 'h', port: 5, localAddress: 'l' }, { family: 4 }, { family: '4' }, { family: 0 }, { socketPath: '/a' }, { port: 0 }, { family: 6, socketPath: 'p' }]) console.log(a.getName(o));
