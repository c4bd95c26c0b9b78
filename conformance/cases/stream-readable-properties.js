// The properties of a Readable in the states of its life.
const { Readable } = require('stream');
const names = ['readable', 'readableAborted', 'readableDidRead', 'readableEncoding', 'readableEnded', 'readableFlowing',
  'readableHighWaterMark', 'readableLength', 'readableObjectMode', 'destroyed', 'closed', 'errored'];
const show = (label, r) => console.log(label, names.map((n) => `${n}=${r[n] instanceof Error ? r[n].message : r[n]}`).join(' '));
const make = (o) => new Readable({ read() {}, ...o });
const r = make({ highWaterMark: 4 });
show('new', r);
r.push('abc');
show('pushed', r);
r.setEncoding('utf8').pause();
show('paused', r);
r.read(1);
show('read', r);
r.push(null);
show('eof', r);
r.on('end', () => show('end', r)).on('close', () => show('close', r)).resume();
const d = make().on('close', () => show('destroyed, close', d)).on('error', () => show('destroyed, error', d));
d.push('x');
setImmediate(() => {
  d.destroy(new Error('why'));
  show('destroyed', d);
  show('pushed', (d.push('y'), d));
  show('objects', make({ objectMode: true }));
  const open = make({ autoDestroy: false }).on('end', () => setImmediate(() => show('ended, not destroyed', open)));
  open.push(null);
  open.resume();
});
for (const n of names) {
  const t = make();
  let msg = '';
  try { (() => { 'use strict'; t[n] = n === 'readable' ? false : true; })(); } catch (e) { msg = e.constructor.name; }
  const p = Object.getOwnPropertyDescriptor(Readable.prototype, n);
  console.log(n, msg, String(t[n]), p && [typeof p.get, typeof p.set, p.enumerable, p.configurable].join());
}
