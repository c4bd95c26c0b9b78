// The functions of stream/consumers: they read a stream, or anything async iterable, to its end.
(function (native) {
  'use strict';
  const { task, each } = native.use('generator');

  function blob(stream) {
    return task((function* () {
      const chunks = [];
      yield* each(stream, function (chunk) { chunks.push(chunk); });
      return new Blob(chunks);
    })());
  }

  async function arrayBuffer(stream) { return (await blob(stream)).arrayBuffer(); }

  async function buffer(stream) { return Buffer.from(await arrayBuffer(stream)); }

  function text(stream) {
    return task((function* () {
      const decoder = new TextDecoder();
      let str = '';
      yield* each(stream, function (chunk) {
        str += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      });
      return str + decoder.decode();
    })());
  }

  async function json(stream) { return JSON.parse(await text(stream)); }

  return { blob, arrayBuffer, buffer, text, json };
})
