// EventEmitterAsyncResource: its listeners run in its own context; its members and its checks.
const { EventEmitterAsyncResource, EventEmitter } = require('events');
const { AsyncResource, AsyncLocalStorage, executionAsyncId, triggerAsyncId, createHook } = require('async_hooks');
const tried = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
const types = [];
createHook({ init(id, type, trigger, resource) { if (type !== 'PROMISE') types.push(type); }, destroy(id) { if (id === q.asyncId) console.log('destroyed'); } }).enable();
const storage = new AsyncLocalStorage();
class Named extends EventEmitterAsyncResource {}
const q = storage.run('of q', () => new EventEmitterAsyncResource({ name: 'Q' }));
const named = new Named();
const some = new EventEmitterAsyncResource({ name: 'T', triggerAsyncId: 1, requireManualDestroy: true, captureRejections: true });
console.log(types.filter((t) => /^(Q|Named|T)$/.test(t)).join(), some.triggerAsyncId, named.triggerAsyncId === executionAsyncId());
console.log(q instanceof EventEmitter, q.asyncResource instanceof AsyncResource, q.asyncResource.eventEmitter === q, q.asyncId === q.asyncResource.asyncId());
q.on('foo', function (...args) { console.log(executionAsyncId() === q.asyncId, triggerAsyncId() === q.triggerAsyncId, storage.getStore(), args, this === q); return 'ignored'; });
Promise.resolve().then(() => {
  console.log(q.emit('foo', 1, 2), q.emit('none'));
  some.on('error', (e) => console.log('captured', e.message)).on('x', async () => { throw new Error('late'); });
  some.emit('x');
  q.emitDestroy();
});
tried(() => new EventEmitterAsyncResource());
tried(() => new EventEmitterAsyncResource({}));
tried(() => new EventEmitterAsyncResource('a string').asyncResource.constructor.name);
tried(() => EventEmitterAsyncResource({ name: 'x' }));
for (const name of ['asyncId', 'triggerAsyncId', 'asyncResource']) tried(() => Reflect.get(EventEmitterAsyncResource.prototype, name, {}));
tried(() => EventEmitterAsyncResource.prototype.emitDestroy.call({}));
