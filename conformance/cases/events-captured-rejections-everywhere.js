// captureRejections by option, for all, of a subclass and of a server: where a rejection goes.
const events = require('events');
const { EventEmitter, captureRejectionSymbol } = events;
const fails = async (...args) => { throw new Error(`kaboom ${args}`); };
process.on('unhandledRejection', (e) => console.log('unhandled', e.message));
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin));
const tried = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
console.log(captureRejectionSymbol === Symbol.for('nodejs.rejection'), events.captureRejections, EventEmitter.captureRejections);
for (const bad of [1, 'x', null, {}]) {
  tried(() => new EventEmitter({ captureRejections: bad }));
  tried(() => { events.captureRejections = bad; });
}
class Sub extends EventEmitter {
  constructor(name) { super({ captureRejections: true }); this.name = name; }
  [captureRejectionSymbol](err, event, ...args) { console.log(this.name, 'handler', err.message, String(event), args); }
}
new Sub('sub').on('x', fails).emit('x', 1, 2);
const own = new EventEmitter({ captureRejections: true });
own.on('x', fails);
own[captureRejectionSymbol] = (err, event) => console.log('own', err.message, event);
own.emit('x', 'a');
const ee = new EventEmitter({ captureRejections: true }).on('x', fails).on('error', (e) => console.log('error', e.message));
ee.emit('x', 'b');
const plain = new EventEmitter().on('x', fails).on('error', () => console.log('never'));
plain.emit('x', 'c');
const bare = new EventEmitter({ captureRejections: true }).on('x', fails);
bare.emit('x', 'd');
const loop = new EventEmitter({ captureRejections: true }).on('x', fails).on('error', async (e) => { throw new Error('again ' + e.message); });
loop.emit('x', 'e');
const thrower = new EventEmitter({ captureRejections: true }).on('x', fails);
thrower[captureRejectionSymbol] = () => { throw new Error('in the handler'); };
thrower.emit('x', 'f');
setImmediate(() => {
  events.captureRejections = true;
  const all = new EventEmitter().on('x', fails).on('error', (e) => console.log('by default', e.message));
  all.emit('x', 'g');
  const not = new EventEmitter({ captureRejections: false }).on('x', fails).on('error', () => console.log('never'));
  not.emit('x', 'h');
  const server = require('net').createServer().on('error', (e) => console.log('server', e.message));
  server.on('listening', fails).listen(0, () => setImmediate(() => server.close()));
  events.captureRejections = false;
});
