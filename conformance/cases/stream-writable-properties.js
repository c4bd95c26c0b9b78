// The properties of a Writable in the states of its life.
const { Writable } = require('stream');
const names = ['writable', 'writableEnded', 'writableFinished', 'writableCorked', 'writableHighWaterMark', 'writableLength',
  'writableNeedDrain', 'writableObjectMode', 'writableAborted', 'destroyed', 'closed', 'errored'];
const show = (label, w) => console.log(label, names.map((n) => `${n}=${w[n] instanceof Error ? w[n].message : w[n]}`).join(' '));
let release;
const make = (o) => new Writable({ highWaterMark: 4, write(c, e, cb) { release = cb; }, ...o });
const w = make();
show('new', w);
w.cork();
w.write('abcd');
show('corked', w);
w.uncork();
show('uncorked', w);
w.end();
show('ended', w);
w.on('finish', () => show('finish', w)).on('close', () => show('close', w));
setImmediate(() => {
  release();
  show('released', w);
  setImmediate(() => {
    const d = make().on('close', () => show('destroyed, close', d)).on('error', () => show('destroyed, error', d));
    d.write('x');
    d.destroy(new Error('why'));
    show('destroyed', d);
    show('objects', make({ objectMode: true }));
    show('objects', make({ objectMode: true, highWaterMark: undefined }));
    show('zero', make({ highWaterMark: 0 }));
    show('default', new Writable());
    const open = make({ autoDestroy: false }).on('finish', () => setImmediate(() => show('finished, not destroyed', open)));
    open.end();
  });
});
// They are read only, but for writable and destroyed.
for (const n of names) {
  const t = make();
  let msg = '';
  try { (() => { 'use strict'; t[n] = n === 'writable' ? false : true; })(); } catch (e) { msg = e.constructor.name; }
  const d = Object.getOwnPropertyDescriptor(Writable.prototype, n);
  console.log(n, msg, String(t[n]), d && [typeof d.get, typeof d.set, d.enumerable, d.configurable].join());
}
