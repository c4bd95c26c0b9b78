// What cases of the http client share.
const net = require('net');

// answer(text, done) starts a server that sends text, or what text(socket, data, n) does,
// for each chunk that comes, and calls done(port, close).
exports.answer = (text, done) => {
  const server = net.createServer((socket) => {
    let n = 0;
    socket.on('error', () => {});
    socket.on('data', (data) => {
      if (typeof text === 'function') text(socket, data.toString('latin1'), n++);
      else socket.write(text, 'latin1');
    });
  });
  server.listen(0, '127.0.0.1', () => done(server.address().port, () => server.close()));
};

// shown is a value as a trace has it.
const shown = (v) => {
  if (v instanceof Error) return `${v.name} ${v.code} ${v.message}`;
  if (typeof v === 'function') return 'function';
  if (v !== null && typeof v === 'object') return v.constructor.name;
  return String(v);
};

// follow writes the events of an emitter, with their arguments, to the list log.
exports.follow = (log, name, emitter, events) => {
  for (const ev of events) emitter.on(ev, (...args) => log.push([name, ev, ...args.map(shown)].join(' ')));
  return emitter;
};

// All that a request and a response emit of themselves.
exports.ofRequest = ['abort', 'close', 'connect', 'continue', 'finish', 'information', 'response', 'socket', 'timeout', 'upgrade', 'error', 'prefinish'];
exports.ofResponse = ['aborted', 'close', 'end', 'error', 'data', 'timeout'];

// series runs one after the other; each gets the function that starts the next.
exports.series = (all) => {
  const next = () => { if (all.length) all.shift()(next); };
  next();
};
