// Messages both ways: what JSON makes of them, callbacks with null, 'message' with what comes,
// NODE_ commands kept from it, connected and channel, disconnect from either side.
'use strict';
const { fork } = require('child_process');

const values = [0, -1.5, NaN, '', 'text', true, null, {}, [], [1, , undefined], { foo: 'bar', baz: NaN, u: undefined, f() {} }, new Date(0), new Map([[1, 2]]),
  Buffer.from('ab'), new Error('e'), { toJSON: () => 'own' }, '\u2028 é 😀', '\n', Object.create({ inherited: 1 })];

if (process.argv[2] === 'child') {
  console.log('child', process.connected, typeof process.channel, typeof process.send, typeof process.disconnect);
  process.on('internalMessage', (m) => console.log('child internal', JSON.stringify(m)));
  process.on('message', (m, handle) => {
    process.send(m);
    if (m === 'last') {
      process.disconnect();
      console.log('child', process.connected, process.channel);
    }
  });
  process.on('disconnect', (...a) => {
    console.log('child disconnect', a.length);
    console.log('child send', process.send('x', (e) => console.log('child', e.code, e.message)));
  });
  process.on('exit', () => console.log('child exit'));
  return;
}
const child = fork(__filename, ['child'], { silent: true });
let out = '';
child.stdout.on('data', (d) => { out += d; });
console.log(child.connected, child.channel.constructor.name, child.send.length);
const got = [];
child.on('message', (m, handle) => got.push([m, handle]));
child.on('internalMessage', (m) => got.push(['internal', m]));
let called = 0;
for (const v of values) child.send(v, (e) => { called += e === null; });
child.send({ cmd: 'NODE_mine' });
child.send({ cmd: 'NODE_' });
child.send({ cmd: 'xNODE_mine' });
console.log(child.send('last'));
for (const args of [[], [undefined], [Symbol('s')], [() => {}], [1n], [{ a: 1n }], [1, 'x'], [1, {}], [1, null, 5], [1, undefined, 'x']]) {
  try { console.log(child.send(...args)); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
child.on('disconnect', (...a) => {
  console.log('disconnect', a.length, child.connected, child.channel, called);
  for (const [m, handle] of got) console.log(JSON.stringify(m), handle === undefined ? '' : JSON.stringify(handle));
  console.log(child.send('y', (e) => console.log(e.code, e.message)));
  child.once('error', (e) => { console.log('error', e.code, e.message); child.on('error', (e) => console.log('again', e.code)); child.send('z'); });
  child.disconnect();
});
child.on('exit', (code, signal) => console.log('exit', code, signal));
child.on('close', (code, signal) => console.log('close', code, signal, '\n' + out));
