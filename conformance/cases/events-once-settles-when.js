// How many promise jobs behind an emission, an abort or a bad argument events.once is settled.
const { once, EventEmitter } = require('events');
const out = []; const L = (x) => () => out.push(x);
const ee = new EventEmitter();
function ticks(name, n) { let p = Promise.resolve(); for (let i = 1; i <= n; i++) p = p.then(L(name + i)); }
once(ee, 'x').then(L('once x')); 
once({}, 'x').catch(L('bad emitter')); once(ee, 'x', { signal: 1 }).catch(L('bad signal')); once(ee, 'x', { signal: AbortSignal.abort() }).catch(L('aborted'));
ticks('a', 6);
setImmediate(() => { out.push('|'); once(ee, 'y').then(L('once y')); ee.emit('x'); ee.emit('y'); ticks('b', 6);
 setImmediate(() => { out.push('|'); const ac = new AbortController(); once(ee, 'z', { signal: ac.signal }).catch(L('abort z')); once(ee, 'z').catch(L('error z')); process.nextTick(() => { ac.abort(); ee.emit('error', new Error('x')); ticks('c', 4); });
 setImmediate(() => { out.push('|'); const t = new EventTarget(); once(t, 'q').then(L('q')); t.dispatchEvent(new Event('q')); ticks('d', 4); setImmediate(() => console.log(out.join(' '))); }); }); });
