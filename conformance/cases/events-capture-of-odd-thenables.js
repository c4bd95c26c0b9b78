const EventEmitter = require('events');
function make(name) {
  return new EventEmitter({ captureRejections: true }).on('error', (e) => console.log(name, e.message));
}
make('getter').on('x', () => ({ get then() { throw new Error('in the getter'); } })).emit('x');
make('then').on('x', () => ({ then() { throw new Error('in then'); } })).emit('x');
make('rejects').on('x', () => ({ then(a, b) { b(new Error('by hand')); } })).emit('x');
make('async').on('x', async () => { throw new Error('async'); }).emit('x');
