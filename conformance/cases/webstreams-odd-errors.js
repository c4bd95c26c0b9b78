'use strict';
// A stream that is in use says so before it says that it has no bytes, what a size that is no
// number is called, and a stream that was failed with nothing is an errored one.
const stream = require('stream');

const used = new ReadableStream();
used.getReader();
try { used.getReader({ mode: 'byob' }); } catch (err) { console.log(err.code, err.message); }
try { new ReadableStream().getReader({ mode: 'byob' }); } catch (err) { console.log(err.code); }

for (const size of ['abc', -1, undefined, {}, Infinity]) {
  let controller;
  new ReadableStream({ start(c) { controller = c; } }, { size: () => size });
  try { controller.enqueue(1); } catch (err) { console.log(err.name, err.code, err.message); }
}

for (const reason of [undefined, null, 0, new Error('why')]) {
  let controller;
  const s = new ReadableStream({ start(c) { controller = c; } });
  controller.error(reason);
  console.log(stream.isErrored(s), stream.isReadable(s), stream.isDisturbed(s));
}
