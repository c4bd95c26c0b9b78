'use strict';
// In how many promise jobs the read of a reader that brings its own buffer is done: it is an
// async function.
const { inspect } = require('util');

const jobs = async (name, promise) => {
  let n = 0, done = false;
  promise.then(() => done = true, () => done = true);
  while (!done) { await null; n++; }
  console.log(name, n);
};
(async () => {
  const full = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array(3)); } }).getReader({ mode: 'byob' });
  await jobs('what is there', full.read(new Uint8Array(3)));
  const pulled = new ReadableStream({ type: 'bytes', pull(c) { c.byobRequest.respond(1); } }).getReader({ mode: 'byob' });
  await jobs('pulled', pulled.read(new Uint8Array(3)));
  await jobs('no view', full.read(5));
  full.releaseLock();
  await jobs('released', full.read(new Uint8Array(3)));
  console.log(inspect(full.read), full.read.length);
})();
