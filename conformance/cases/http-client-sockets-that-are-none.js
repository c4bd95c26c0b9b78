// what becomes of a request whose createConnection gives no stream, at once or later
const http = require('http');
const { EventEmitter } = require('events');
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
const ways = {
  'an object': () => ({}), 'a string': () => 'abc', 'a number': () => 5, 'an emitter': () => new EventEmitter(),
  'an object later': (o, cb) => { setImmediate(cb, null, {}); }, 'a number later': (o, cb) => { setImmediate(cb, null, 5); },
  'null later': (o, cb) => { setImmediate(cb, null, null); }, 'nothing later': (o, cb) => { setImmediate(cb); },
};
for (const [name, createConnection] of Object.entries(ways)) {
  for (const way of ['agent', 'option']) {
    const agent = new http.Agent();
    agent.createConnection = createConnection;
    try {
      const req = http.get(way === 'agent' ? { agent } : { createConnection });
      for (const ev of ['socket', 'error', 'close']) req.on(ev, () => console.log(name, way, ev));
    } catch (e) {
      console.log(name, way, 'throws', e.message);
    }
    console.log(name, way, agent.totalSocketCount, Object.values(agent.sockets).map((l) => l.length));
  }
}
