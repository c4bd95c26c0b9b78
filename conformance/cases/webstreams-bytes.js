// Byte streams: the reader's own buffer, requests, tee.
'use strict';

const util = require("util");
let seen = [];
const log = (...a) => seen.push(a.map((x) => typeof x === "string" ? x : util.inspect(x)).join(" "));
const e = (x) => x && x.message !== void 0 ? x.name + ": " + x.message : x;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const tests = {
  async byte() {
    const r = new ReadableStream({ type: "bytes", start(c) {
      c.enqueue(new Uint8Array([1, 2, 3, 4]));
      c.enqueue(new Uint8Array([5]));
    }, pull(c) {
      log("pull", c.byobRequest && c.byobRequest.view.byteLength);
      if (c.byobRequest) {
        c.byobRequest.view[0] = 9;
        c.byobRequest.respond(1);
      } else c.close();
    } });
    const rd = r.getReader({ mode: "byob" });
    log(await rd.read(new Uint8Array(2)));
    log(await rd.read(new Uint8Array(8)));
    log(await rd.read(new Uint8Array(3)));
    rd.releaseLock();
    const dr = r.getReader();
    log(await dr.read());
  },
  async byteauto() {
    const r = new ReadableStream({ type: "bytes", autoAllocateChunkSize: 8, pull(c) {
      const v = c.byobRequest.view;
      log("v", v.byteLength, v.constructor.name);
      v.set([7, 8]);
      c.byobRequest.respond(2);
    } });
    const rd = r.getReader();
    log(await rd.read(), await rd.read());
  },
  async byte16() {
    const r = new ReadableStream({ type: "bytes", start(c) {
      c.enqueue(new Uint8Array([1, 2, 3]));
    }, pull(c) {
      log("p", c.byobRequest.view.byteLength);
      c.byobRequest.view[0] = 4;
      c.byobRequest.respond(1);
    } });
    const rd = r.getReader({ mode: "byob" });
    log(await rd.read(new Uint16Array(4)));
    log(await rd.read(new Uint16Array(1)));
    log(await rd.read(new DataView(new ArrayBuffer(2))));
  },
  async bytenew() {
    const r = new ReadableStream({ type: "bytes", pull(c) {
      const v = c.byobRequest.view;
      const u = new Uint8Array(v.buffer, v.byteOffset, 2);
      u.set([1, 2]);
      c.byobRequest.respondWithNewView(u);
    } });
    log(await r.getReader({ mode: "byob" }).read(new Uint8Array(4)));
  },
  async byteclose() {
    let c;
    const r = new ReadableStream({ type: "bytes", start(x) {
      c = x;
    } });
    const rd = r.getReader({ mode: "byob" });
    const p = rd.read(new Uint8Array(4));
    c.close();
    c.byobRequest.respond(0);
    log(await p);
    log(await rd.read(new Uint8Array(2)));
  },
  async bytecancel() {
    let c;
    const r = new ReadableStream({ type: "bytes", start(x) {
      c = x;
    }, cancel(x) {
      log("cc", x);
    } });
    const rd = r.getReader({ mode: "byob" });
    const p = rd.read(new Uint8Array(4));
    await rd.cancel("z");
    log(await p);
  },
  async byteerr() {
    let c;
    const r = new ReadableStream({ type: "bytes", start(x) {
      c = x;
    } });
    const rd = r.getReader({ mode: "byob" });
    const p = rd.read(new Uint8Array(4)).catch((x) => log(e(x)));
    const q = c.byobRequest;
    c.error(new Error("be"));
    await p;
    log(q.view);
    try {
      q.respond(1);
    } catch (x) {
      log(x.name, x.code);
    }
  },
  async byterel() {
    let c;
    const r = new ReadableStream({ type: "bytes", start(x) {
      c = x;
    } });
    const rd = r.getReader({ mode: "byob" });
    const p = rd.read(new Uint8Array(4)).catch((x) => log(x.code));
    rd.releaseLock();
    await p;
    c.byobRequest.view[0] = 5;
    c.byobRequest.respond(1);
    log(await r.getReader().read());
  },
  async bytetee() {
    const r = new ReadableStream({ type: "bytes", start(c) {
      c.enqueue(new Uint8Array([1, 2]));
      c.enqueue(new Uint8Array([3]));
      c.close();
    } });
    const [a, b] = r.tee();
    const o = [];
    for await (const x of a) o.push([...x]);
    const rb = b.getReader({ mode: "byob" });
    o.push((await rb.read(new Uint8Array(8))).value, (await rb.read(new Uint8Array(8))).value, await rb.read(new Uint8Array(8)));
    log(o);
  },
  async bytepipe() {
    const o = [];
    await new ReadableStream({ type: "bytes", start(c) {
      c.enqueue(new Uint8Array([1, 2]));
      c.close();
    } }).pipeTo(new WritableStream({ write(x) {
      o.push(x.constructor.name, x.length);
    } }));
    log(o);
  },
  async min() {
    let n = 0;
    const r = new ReadableStream({ type: "bytes", pull(c) {
      n++;
      c.enqueue(new Uint8Array([n]));
    } });
    const rd = r.getReader({ mode: "byob" });
    log(await rd.read(new Uint8Array(4), { min: 3 }), n);
    await rd.read(new Uint8Array(2), { min: 3 }).catch((x) => log(x.name, x.code, x.message));
    await rd.read(new Uint8Array(2), { min: 0 }).catch((x) => log(x.name, x.code, x.message));
  }
};
(async () => {
  for (const k of Object.keys(tests)) {
    seen = [];
    await tests[k]();
    console.log(k, "|", seen.join(" | ").replace(/\n */g, " "));
  }
})();
