// Several addresses: tried in turn, each told of; the errors of all together.
// ipv6
const net = require('net');
const server = net.createServer((s) => s.end()).listen(0, '127.0.0.1', () => {
  const port = server.address().port;
  const cases = {
    'the second answers': ['::1', '127.0.0.1'],
    'families take turns': ['127.0.0.2', '127.0.0.3', '::1', '127.0.0.1'],
    'none answers': ['::1', '127.0.0.9'],
    'only one': ['127.0.0.1'],
    'what is no address is left out': ['x', '127.0.0.1'],
  };
  (function next() {
    const name = Object.keys(cases)[0];
    if (!name) return server.close();
    const list = cases[name].map((address) => ({ address, family: net.isIP(address) || 4 }));
    delete cases[name];
    const shown = (v) => (v === port ? 'PORT' : v instanceof Error ? [v.name, v.code, v.message, ...(v.errors || []).map((e) => e.message)].join(' / ') : v);
    const hide = (text) => String(text).replaceAll(port, 'PORT');
    const c = net.connect({ port, host: 'somewhere.test', lookup: (host, options, cb) => cb(null, list) });
    for (const event of ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connect', 'error', 'close']) {
      c.on(event, (...args) => console.log(name, event, hide(args.map(shown).join(' ')), hide(c.autoSelectFamilyAttemptedAddresses)));
    }
    c.resume().on('close', next);
  })();
});
