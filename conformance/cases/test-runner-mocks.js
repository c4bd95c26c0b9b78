'use strict';
// The mocks of node:test: what their arguments may be, and how mocked timers and dates go.
const { mock } = require('node:test');
const util = require('util');

const sees = (name, f) => {
  try {
    console.log(name, f());
  } catch (err) {
    console.log(name, err.name, err.code, err.message);
  }
};
process.removeAllListeners('warning');
process.on('warning', (w) => console.log(w.name, w.message));

for (const a of [[1], [{}, 1], [() => 1, 1], [() => 1, () => 2, 1], [null], [{ times: 0 }], [() => 1, { times: 'x' }]]) sees('fn', () => typeof mock.fn(...a));
for (const a of [[1], [{}, 1], [{}, 'x'], [{ a: 1 }, 'a'], [{ a() {} }, 'a', 1], [{ a() {} }, 'a', () => 1, 1], [{ a() {} }, 'a', { getter: true }],
  [{ a() {} }, 'a', { getter: true, setter: true }], [{ get a() { return 1; } }, 'a']]) sees('method', () => typeof mock.method(...a));
sees('getter', () => mock.getter({ get a() { return 1; } }, 'a', { getter: false }));
sees('setter', () => mock.setter({ set a(v) {} }, 'a', { setter: false }));
const f = mock.fn((x) => x + 1);
for (const a of [[1], [() => 1, 'x'], [() => 1, -1]]) sees('once', () => f.mock.mockImplementationOnce(...a));
sees('implementation', () => f.mock.mockImplementation('x'));
f.mock.mockImplementationOnce((x) => x * 10, 1);
sees('calls', () => [f(1), f(1), f(1), f.mock.callCount(), Object.keys(f.mock.calls[0])]);
sees('too late', () => f.mock.mockImplementationOnce(() => 5, 0));
sees('reset', () => [f.mock.resetCalls(), f.mock.callCount()]);
sees('members', () => [mock, f.mock].map((o) => [util.inspect(o), Object.getOwnPropertyNames(Object.getPrototypeOf(o)).join()]));

const clock = mock.timers;
for (const name of ['tick', 'setTime', 'runAll']) sees(name, () => clock[name](1));
for (const o of [{ apis: ['x'] }, { apis: 'x' }, { now: 'x' }, { now: -1 }]) sees('enable', () => clock.enable(o));
const order = [];
sees('enable', () => clock.enable({ now: new Date(5) }));
sees('again', () => clock.enable());
setTimeout(() => order.push('10'), 10);
setTimeout((x) => order.push('5' + x), 5, 'x');
const every = setInterval(() => order.push('3 at ' + Date.now()), 3);
setImmediate(() => order.push('immediate'));
const cleared = setTimeout(() => order.push('cleared'), 1);
clearTimeout(cleared);
require('timers/promises').setTimeout(7, 'kept').then((v) => console.log('promise', v));
for (const ms of [0, 6, -1]) sees('tick ' + ms, () => [clock.tick(ms), order.splice(0)]);
clearInterval(every);
sees('run all', () => [clock.runAll(), order.splice(0), Date.now(), new Date().getTime(), Date.name]);
for (const t of [100, 'x', -1]) sees('set time', () => [clock.setTime(t), Date.now()]);
clock.reset();
sees('back', () => Date.now() > 1e12);

const once = mock.fn(() => 1, () => 2, { times: 1 });
console.log(once(), once());
class A { m() { return 1; } }
const a = new A();
mock.method(a, 'm', () => 2);
const b = { get p() { return 1; } };
mock.getter(b, 'p', () => 5);
const C = mock.fn(class { constructor(x) { this.x = x; } });
console.log(a.m(), b.p, new C(3).x, C.mock.calls[0].this.x, C.mock.calls[0].target === C);
mock.restoreAll();
console.log(a.m(), b.p, Object.keys(a));
