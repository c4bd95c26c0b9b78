const net = require('net');
const E = require('events');
const f = () => {};
for (const args of [[], [f], [{}], [{}, f], [null], [undefined, f], [null, f], [f, f], [1], ['x'], [true], [Symbol('s')], [[]], [{ highWaterMark: 'x' }], [{ highWaterMark: -5 }], [{ highWaterMark: 0 }],
  [{ keepAliveInitialDelay: 'x' }], [{ keepAliveInitialDelay: -1 }], [{ keepAliveInitialDelay: 2500, keepAlive: true }], [{ noDelay: 1, allowHalfOpen: true, pauseOnConnect: {} }], [{}, 'listener'], [{ blockList: 5 }]]) {
  for (const make of [net.createServer, net.Server, function (...a) { return new net.Server(...a); }]) {
    try {
      const s = make(...args);
      console.log(s instanceof net.Server, s instanceof E, s.constructor.name, s.listenerCount('connection'), s.allowHalfOpen, s.pauseOnConnect, s.noDelay, s.keepAlive, s.keepAliveInitialDelay, s.highWaterMark, s.listening, s.maxConnections, s.address(), s._handle, s._connections);
    } catch (e) { console.log(e.name, e.code, e.message); }
  }
}
console.log(net.createServer.length, net.Server.length, net.Server.name, net.createServer.name);
class My extends net.Server { constructor() { super({ allowHalfOpen: true }); this.mine = 1; } emit(...a) { console.log('emit', a[0]); return super.emit(...a); } }
const m = new My();
m.listen(0, '127.0.0.1', () => m.close());
