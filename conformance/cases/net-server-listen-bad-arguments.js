const net = require('net'), util = require('util');
for (const args of [[-1], [65536], [1.5], [NaN], [true], [false], [[]], [[80]], [{}], [{ port: -1 }], [{ port: 65536 }], [{ port: 'x' }], [{ port: true }], [{ port: {} }], [{ port: '' }], [{ port: ' ' }], [{ port: '0x10000' }], [{ host: 'localhost' }],
  [{ path: 5 }], [{ path: '' }], [{ path: null }], [{ path: {} }], [{ fd: -1 }], [{ fd: 'x' }], [{ port: 0, signal: 5 }], [{ signal: null, port: 0 }], [Symbol('x')], [{ port: Symbol('y') }], [0n], [{ handle: {} }],
  [{ port: 0, host: 5 }], [{ port: 0, host: {} }], [{ port: 0, host: true }], ['65536']]) {
  const s = net.createServer();
  s.on('error', (e) => { console.log(util.inspect(args), 'event', e.name, e.code, e.syscall, e.message); });
  s.on('listening', () => { console.log(util.inspect(args), 'listens'); s.close(); });
  try { s.listen(...args); console.log(util.inspect(args), 'no throw'); } catch (e) { console.log(util.inspect(args), e.name, e.code, e.message); }
}
