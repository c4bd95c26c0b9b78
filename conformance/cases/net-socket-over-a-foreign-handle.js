// new net.Socket({ handle }) takes any object: what it does with a handle it does by calling
// the object's methods, and one that is not there is a TypeError where it is called.
const net = require('net');

function handleOf(changed) {
  const log = (name, result) => function(...args) {
    console.log('  ' + name, args.filter((a) => typeof a !== 'object').map((a) => typeof a === 'function' ? 'fn' : a).join());
    if (typeof args[0] === 'function') setImmediate(args[0]);
    if (name === 'shutdown') setImmediate(() => args[0].oncomplete(0));
    return result;
  };
  const handle = {};
  for (const name of ['readStart', 'readStop', 'close', 'shutdown', 'writeUtf8String', 'writeBuffer', 'ref', 'unref', 'setNoDelay', 'setKeepAlive']) handle[name] = log(name, 0);
  handle.writev = (req, chunks) => { console.log('  writev', Buffer.isBuffer(chunks[0]), chunks.length); return 0; };
  return Object.assign(handle, changed);
}

const cases = {
  plain: {},
  'a write fails': { writeBuffer() { return -32; } },
  'the peer has gone': { shutdown() { return -107; } },
  'shutdown fails': { shutdown() { return -22; } },
  'shutdown is over at once': { shutdown() { return 1; } },
  'no shutdown': { shutdown: undefined },
  'no readStart': { readStart: undefined },
  'readStart fails': { readStart() { return -9; } },
  'no close': { close: undefined },
  'names and counts': { bytesRead: 3, getpeername(o) { o.address = '::1'; o.port = 1; o.family = 'IPv6'; return 0; } },
};

function error(e) {
  return [e.name, e.code, e.message.replace(/.*_handle\./, ''), e.syscall].join();
}

function run(name, changed, done) {
  console.log(name);
  const handle = handleOf(changed);
  const s = new net.Socket({ handle });
  s.on('error', (e) => { console.log('  error', error(e)); });
  for (const event of ['finish', 'end']) s.on(event, () => console.log('  ' + event));
  s.on('close', (hadError) => { console.log('  closed', hadError, s._handle); setImmediate(done); });
  console.log(' ', s._handle === handle || s.destroyed, s.readyState, s.pending, s.connecting, s.remoteAddress, s.remotePort, s.localPort);
  if (changed.bytesRead) console.log(' ', s.bytesRead);
  console.log(' ', s.write('text'), s.write(Buffer.from('bytes')));
  s.cork();
  s.write(Buffer.from('a'));
  s.write(Buffer.from('b'));
  s.uncork();
  if (!s.destroyed) s.setNoDelay(true).setKeepAlive(true, 2000).unref().ref();
  s.end();
  if (name === 'no close') s.on('finish', () => setImmediate(() => { s.once('error', () => { console.log(' ', s.destroyed); setImmediate(done); }); s.destroy(); }));
  else s.on('finish', () => s.destroy());
}

for (const handle of [5, 'x', true]) {
  try {
    new net.Socket({ handle });
  } catch (e) {
    console.log(e.name, e.message);
  }
}
new net.Socket({ handle: {}, manualStart: true });
new net.Socket({ handle: {}, readable: false });
try {
  new net.Socket({ handle: {}, pauseOnCreate: true });
} catch (e) {
  console.log(e.name, e.message);
}

const names = Object.keys(cases);
(function next() {
  if (names.length) run(names[0], cases[names.shift()], next);
})();
