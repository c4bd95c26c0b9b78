// What TransformStreams do, and those that encode and compress.
'use strict';

const util = require("util");
let seen = [];
const log = (...a) => seen.push(a.map((x) => typeof x === "string" ? x : util.inspect(x)).join(" "));
const e = (x) => x && x.message !== void 0 ? x.name + ": " + x.message : x;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const tests = {
  async through() {
    const o = [];
    for await (const x of new ReadableStream({ start(c) {
      c.enqueue("a");
      c.enqueue("b");
      c.close();
    } }).pipeThrough(new TransformStream({ start(c) {
      c.enqueue("s");
    }, transform(x2, c) {
      c.enqueue(x2.toUpperCase());
      c.enqueue("-");
    }, flush(c) {
      c.enqueue("f");
    } })).pipeThrough(new TransformStream())) o.push(x);
    log(o);
  },
  async tserr() {
    const t = new TransformStream({ transform() {
      throw new Error("te");
    } });
    const w = t.writable.getWriter(), r = t.readable.getReader();
    const rp = r.read().catch((x) => log("r", e(x)));
    await w.write(1).catch((x) => log("w", e(x)));
    await rp;
    await w.closed.catch((x) => log("c", e(x)));
  },
  async tsterm() {
    const t = new TransformStream({ transform(x, c) {
      c.enqueue(x);
      c.terminate();
    } });
    const w = t.writable.getWriter(), r = t.readable.getReader();
    w.write(1).then(() => log("w1"), (x) => log("w1", e(x)));
    log(await r.read(), await r.read());
    await w.write(2).catch((x) => log("w2", e(x)));
  },
  async tsabort() {
    const t = new TransformStream({ cancel(x) {
      log("tc", x);
    } });
    t.readable.getReader().read().catch((x) => log("r", e(x)));
    await t.writable.abort("A").then(() => log("done"), (x) => log(e(x)));
  },
  async tsflusherr() {
    const t = new TransformStream({ flush() {
      throw new Error("fe");
    } });
    const w = t.writable.getWriter();
    t.readable.getReader().read().catch((x) => log("r", e(x)));
    await w.close().catch((x) => log("w", e(x)));
  },
  async tsbp() {
    const t = new TransformStream();
    const w = t.writable.getWriter();
    log(w.desiredSize);
    let d = false;
    w.write(1).then(() => {
      d = true;
    });
    await sleep(1);
    log(d, w.desiredSize);
    log(await t.readable.getReader().read());
    await sleep(1);
    log(d);
  },
  async enc() {
    const o = [];
    for await (const x of ReadableStream.from(["h€", "llo"]).pipeThrough(new TextEncoderStream()).pipeThrough(new TextDecoderStream())) o.push(x);
    log(o);
  },
  async dec() {
    const o = [];
    for await (const x of ReadableStream.from([new Uint8Array([226]), new Uint8Array([130, 172]), new Uint8Array([226])]).pipeThrough(new TextDecoderStream())) o.push(x);
    log(o);
  },
  async gzip() {
    for (const f of ["gzip", "deflate", "deflate-raw"]) {
      const o = [];
      for await (const x of ReadableStream.from([new TextEncoder().encode("hello ".repeat(100))]).pipeThrough(new CompressionStream(f)).pipeThrough(new DecompressionStream(f))) o.push(Buffer.from(x).toString());
      log(f, o.join("").length, o.join("").slice(0, 11));
    }
  }
};
(async () => {
  for (const k of Object.keys(tests)) {
    seen = [];
    await tests[k]();
    console.log(k, "|", seen.join(" | ").replace(/\n */g, " "));
  }
})();
