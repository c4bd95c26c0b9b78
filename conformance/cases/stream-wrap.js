// _stream_wrap: a net.Socket over any Duplex; what it reads, writes, ends and refuses, and
// when each of its calls comes.
'use strict';
const net = require('net');
const { Duplex, PassThrough, Readable } = require('stream');
const warned = new Promise((r) => process.once('warning', (w) => r([w.name, w.code, w.message].join())));
const StreamWrap = require('_stream_wrap');

const shown = (v) => (v instanceof Error ? `${v.code} ${v.message}` : v === undefined ? '' : String(v));
const turns = async (n = 10) => { while (n-- > 0) await new Promise(setImmediate); };
// under is a stream to lie on: got is what was written to it, held the callbacks of its writes.
function under({ error, hold } = {}) {
  const d = new Duplex({
    read() {},
    write(chunk, encoding, cb) {
      d.got.push(String(chunk));
      if (hold) d.held.push(cb);
      else cb(error);
    },
    final(cb) { d.got.push('final'); cb(); },
  });
  return Object.assign(d, { got: [], held: [] });
}
let log;
const follow = (name, s) => {
  for (const e of ['data', 'end', 'prefinish', 'finish', 'error', 'close']) s.on(e, (v) => log.push(`${name} ${e} ${shown(v)}`));
  return s;
};
const told = (name) => (err) => log.push(`${name} ${shown(err)}`);
function marks() {
  process.nextTick(() => log.push('-tick'));
  setImmediate(() => { log.push('-check'); setImmediate(() => log.push('-check 2')); });
}

const parts = {
  async shape() {
    const d = under(), w = new StreamWrap(d);
    log.push(w instanceof net.Socket, StreamWrap.StreamWrap === StreamWrap, w.stream === d, w.readyState, w.connecting, w.pending,
      w.readable, w.writable, d.readableFlowing, w.remoteAddress, w.isClosing(), w._handle.constructor.name);
    w.end();
    await turns();
    log.push(w.isClosing());
  },
  async reading() {
    const d = under(), w = follow('w', new StreamWrap(d));
    d.push('abc');
    d.push(Buffer.from('def'));
    await turns();
    log.push(w.bytesRead);
    marks();
    d.push(null);
    await turns();
    log.push(w.destroyed, d.destroyed, ...d.got);
  },
  async pausing() {
    const d = under(), w = new StreamWrap(d);
    d.push(Buffer.alloc(70000));
    d.push(Buffer.alloc(70000));
    await turns();
    log.push(w.readableLength, d.readableLength, d.isPaused());
    w.resume();
    await turns();
    log.push(w.readableLength, d.readableLength, w.bytesRead);
  },
  async writing() {
    const d = under({ hold: true }), w = new StreamWrap(d);
    w.write('é', 'latin1', told('latin1'));
    log.push(w.bytesWritten, ...d.got);
    await turns();
    marks();
    d.held.shift()();
    await turns();
    w.cork();
    w.write('a', told('a'));
    w.write('YmM=', 'base64', told('bc'));
    w.uncork();
    await turns();
    while (d.held.length) d.held.shift()();
    await turns();
    log.push(...d.got, w.bytesWritten, w.writableLength);
  },
  async ending() {
    const d = follow('d', under()), w = follow('w', new StreamWrap(d));
    marks();
    w.end('bye', told('end'));
    await turns();
    d.push(null);
    await turns();
    log.push(...d.got, w.destroyed, d.destroyed);
  },
  async endedByTheStream() {
    const d = under(), w = follow('w', new StreamWrap(d));
    w.resume();
    d.push(null);
    await turns();
    log.push(...d.got);
  },
  async destroying() {
    const d = follow('d', under({ hold: true })), w = follow('w', new StreamWrap(d));
    w.write('a', told('a'));
    w.write('b', told('b'));
    w.end(told('end'));
    await turns();
    marks();
    w.destroy(new Error('mine'));
    log.push(d.destroyed);
    await turns();
    d.held.shift()();
    log.push(...d.got);
  },
  async destroyedBelow() {
    const d = under({ hold: true }), w = follow('w', new StreamWrap(d));
    w.write('a', told('a'));
    await turns();
    d.destroy();
    await turns();
    const e = under({ error: Object.assign(new Error('below'), { code: 'EIO' }) }), v = follow('v', new StreamWrap(e));
    v.write('a', told('a'));
    await turns();
  },
  async refused() {
    const d = under(), w = follow('w', new StreamWrap(d.setEncoding('utf8')));
    d.push('abc');
    await turns();
    log.push(w.destroyed, d.isPaused());
    const o = new PassThrough({ objectMode: true });
    follow('o', new StreamWrap(o));
    o.write(Buffer.from('bytes'));
    await turns();
    for (const bad of [undefined, null]) {
      try {
        new StreamWrap(bad);
      } catch (e) {
        log.push(e.message);
      }
    }
  },
  async overASocket() {
    const server = net.createServer((c) => c.on('data', (b) => c.end(`re:${b}`))).listen(0, '127.0.0.1');
    await new Promise((r) => server.once('listening', r));
    const w = follow('w', new StreamWrap(net.connect(server.address().port, '127.0.0.1')));
    Readable.from(['early']).pipe(w);
    await new Promise((r) => w.on('close', r));
    log = log.filter((l) => /data|end/.test(l)); // the kernel decides the rest
    server.close();
  },
};

(async () => {
  for (const [name, part] of Object.entries(parts)) {
    log = [];
    await part();
    console.log(`${name}:\n  ${log.join('\n  ')}`);
  }
  console.log(await warned);
})();
