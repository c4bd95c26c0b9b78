// Small tests of what happens in which order, one line of trace each.
'use strict';

const tests = [];

// test adds a test: f gets an array and pushes what it sees.
exports.test = (name, f) => tests.push([name, f]);

// turns resolves when the loop has turned n times.
const turns = exports.turns = (n = 6) => new Promise((resolve) => {
  (function turn() {
    if (n-- > 0) setImmediate(turn);
    else resolve();
  })();
});

// show tells of an error all that a script can rely on.
const show = exports.show = (e) => e == null ? String(e) : e.name + ':' + (e.code || '') + ':' + e.message +
  (e.errors ? '[' + e.errors.map(show) + ']' : '') + (e.cause ? '{' + show(e.cause) + '}' : '');

// watch notes the events of a stream in trace.
exports.watch = (stream, trace, prefix = '') => {
  for (const name of ['end', 'close', 'finish', 'prefinish', 'drain', 'pause', 'resume', 'pipe', 'unpipe']) {
    stream.on(name, () => trace.push(prefix + name));
  }
  stream.on('error', (err) => trace.push(prefix + 'error ' + show(err)));
  return stream;
};

// run runs the tests one after the other and prints their traces.
exports.run = async () => {
  process.on('uncaughtException', (err, origin) => console.log(origin, show(err)));
  process.on('unhandledRejection', (err) => console.log('unhandledRejection', show(err)));
  process.on('warning', (w) => console.log('warning', w.name, w.message, w.code));
  for (const [name, f] of tests) {
    const trace = [];
    try {
      await f(trace);
    } catch (err) {
      trace.push('threw ' + show(err));
    }
    await turns(8);
    console.log(name, '|', trace.map((x) => Array.isArray(x) ? '[' + x + ']' : x).join(' | '));
  }
};
