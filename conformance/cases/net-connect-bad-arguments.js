const net = require('net'), util = require('util');
const forms = [[], [undefined], [null], [{}], [{ host: 'x' }], [-1], [65536], [1.5], [NaN], [true], [[]], [Symbol('p')], [1n], [{ port: true }], [{ port: null }], [{ port: {} }], [{ port: '' }], [{ port: 'x' }], [{ port: '1e5' }], [{ port: 1, host: '127.0.0.1', localAddress: 'x' }], [{ port: 1, localAddress: 5 }], [{ port: 1, localAddress: {} }], [{ port: 1, host: '127.0.0.1', localPort: 'x' }], [{ port: 1, localPort: '80' }],
  [{ port: 1, lookup: 5 }], [{ port: 1, lookup: 'x', host: 'somewhere' }], [{ port: 1, host: 'x', lookup: {} }], [{ port: 1, autoSelectFamily: 1 }], [{ port: 1, autoSelectFamily: 'x' }], [{ port: 1, autoSelectFamilyAttemptTimeout: 'x' }], [{ port: 1, autoSelectFamilyAttemptTimeout: 0 }], [{ port: 1, autoSelectFamilyAttemptTimeout: -1 }], [{ port: 1, autoSelectFamilyAttemptTimeout: 1.5 }], [{ port: 1, family: 5, host: 'localhost' }], [{ port: 1, family: 'x', host: 'localhost' }], [{ port: 1, hints: 'x', host: 'localhost' }], [{ port: 1, hints: 12345, host: 'localhost' }],
  [{ path: 5 }], [{ path: {} }], [{ path: true }], [{ path: '', port: 'x' }], [{ path: null }], [{ path: undefined }], [{ port: 1, signal: 'x' }], [{ port: 1, timeout: 'x' }], [{ port: 1, timeout: -1 }], [{ port: 1, onread: 5, objectMode: true }], [{ port: 1, fd: -2 }], [{ port: 1, host: 5 }], [{ port: 1, host: {} }], [{ port: 1, host: true }], [function () {}]];
for (const args of forms) {
  for (const make of [(a) => net.connect(...a), (a) => new net.Socket().connect(...a)]) {
    try {
      const s = make(args);
      s.on('error', () => {});
      s.destroy();
      console.log(util.inspect(args), 'no throw');
    } catch (e) { console.log(util.inspect(args), e.name, e.code, e.message); }
  }
}
