// The old Stream with its pipe, readable.wrap, and ES5 inheritance from Stream.
const { Stream, Readable, Writable, PassThrough } = require('stream');
const { EventEmitter } = require('events');
const util = require('util');
const log = console.log;
const later = (f, n = 6) => setImmediate(() => (n ? later(f, n - 1) : f()));
function Old() { Stream.call(this); this.readable = true; }
util.inherits(Old, Stream);
Old.prototype.pause = function () { log('pause'); };
Old.prototype.resume = function () { log('resume'); };
const sink = (o) => new Writable({ write(c, e, cb) { log('sink', String(c)); cb(); }, ...o }).on('finish', () => log('finish'));
const steps = [
  () => { const s = new Old(), w = sink(); w.on('pipe', (src) => log('pipe', src === s)); log(s.pipe(w) === w, s instanceof EventEmitter); s.emit('data', 'a'); s.emit('data', Buffer.from('b')); s.emit('end'); s.emit('end'); },
  () => { const s = new Old(), w = sink(); s.pipe(w, { end: false }); s.emit('data', 'x'); s.emit('end'); later(() => log(w.writableEnded)); },
  () => { const s = new Old(), w = sink({ highWaterMark: 1, write(c, e, cb) { setImmediate(cb); } }); s.pipe(w); s.emit('data', 'full'); },
  () => { const s = new Old(), w = sink({ destroy(e, cb) { log('destroyed'); cb(e); } }); s.pipe(w); s.emit('close'); },
  () => { const s = new Old(), w = sink(); s.pipe(w); try { s.emit('error', new Error('nobody')); } catch (e) { log('thrown', e.message, s.listenerCount('error'), w.listenerCount('error')); } },
  () => { const s = new Old(), w = sink(); s.on('error', (e) => log('heard', e.message)); s.pipe(w); s.emit('error', new Error('somebody')); log(s.listenerCount('data')); },
  () => { const s = new Stream(); log(s.listenerCount('data'), Object.keys(s).join(), s.pipe.length); },
  () => { // wrap
    const s = new Old(), r = new Readable(); log(r.wrap(s) === r); r.on('data', (c) => log('data', String(c))).on('end', () => log('end')).on('close', () => log('close'));
    later(() => { s.emit('data', 'one'); s.emit('data', Buffer.from('two')); s.emit('end'); });
  },
  () => { // what push does not take pauses the old stream, the next _read resumes it
    const s = new Old(), r = new Readable({ highWaterMark: 2 }).wrap(s); s.emit('data', 'abc'); s.emit('data', 'd'); log(r.readableLength); log(String(r.read())); log(r.readableLength);
  },
  () => { // methods and errors come through
    const s = new Old(); s.own = function (v) { return [this === s, v].join(); }; s.destroy = function () { log('old destroy'); }; const r = new Readable().wrap(s); log(r.own(5), typeof r.destroy === typeof Readable.prototype.destroy); r.on('error', (e) => log('error', e.message)).on('close', () => log('close')); s.emit('error', new Error('old'));
  },
  () => { const s = new Old(), r = new Readable({ objectMode: true }).wrap(s); r.on('data', (c) => log(c)); later(() => { s.emit('data', { o: 1 }); s.emit('data', 0); s.emit('close'); later(() => log(r.destroyed, r.errored)); }); },
  () => { const s = new Old(), r = Readable.wrap(s); log(r.readableObjectMode, r.readableHighWaterMark); r.on('data', (c) => log(c)).on('end', () => log('end')); later(() => { s.emit('data', 1); s.emit('end'); }); },
  () => { const s = new Old(); s.destroy = function () { log('source destroyed'); }; const r = Readable.wrap(s); r.on('error', (e) => log(e.message)); r.destroy(new Error('wrapped')); },
  () => { // a Readable of today in an old pipe
    const r = new PassThrough(), target = new Stream(); target.writable = true; target.write = (c) => { log('write', String(c)); return true; }; target.end = () => log('end'); r.pipe(target); r.end('new to old');
  },
];
(function next() { const f = steps.shift(); if (!f) return; log('--'); f(); later(next, 24); })();
