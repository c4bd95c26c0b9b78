// What a WritableStream does, and what pipes into one.
'use strict';

const util = require("util");
let seen = [];
const log = (...a) => seen.push(a.map((x) => typeof x === "string" ? x : util.inspect(x)).join(" "));
const e = (x) => x && x.message !== void 0 ? x.name + ": " + x.message : x;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const tests = {
  async write() {
    const w = new WritableStream({ start(c) {
      log("start", c.signal.aborted);
    }, write(x, c) {
      log("write", x, typeof c.error);
      return sleep(1);
    }, close() {
      log("close", arguments.length);
    }, abort(x) {
      log("abort", x);
    } }, { highWaterMark: 2 });
    const wr = w.getWriter();
    log(wr.desiredSize);
    const p1 = wr.write("a");
    log(wr.desiredSize);
    const p2 = wr.write("b");
    log(wr.desiredSize);
    let ready = false;
    wr.ready.then(() => {
      ready = true;
      log("ready");
    });
    await p1;
    log("p1", ready);
    await p2;
    log("p2");
    await wr.close();
    log("closed");
    await wr.closed;
    log(wr.desiredSize);
  },
  async werr() {
    const w = new WritableStream({ write() {
      throw new Error("we");
    } });
    const wr = w.getWriter();
    await wr.write(1).catch((x) => log("w", e(x)));
    await wr.closed.catch((x) => log("c", e(x)));
    await wr.ready.catch((x) => log("r", e(x)));
    log(wr.desiredSize);
    await wr.write(2).catch((x) => log("w2", e(x)));
    await wr.close().catch((x) => log("cl", e(x)));
    await wr.abort().then(() => log("ab"));
  },
  async wabort() {
    const w = new WritableStream({ start(c) {
      c.signal.addEventListener("abort", () => log("sig", c.signal.reason));
    }, write() {
      log("write");
      return sleep(3);
    }, abort(x) {
      log("abort", x);
    } });
    const wr = w.getWriter();
    const p = wr.write("a").then(() => log("a ok"), (x) => log("a", x));
    const p2 = wr.write("b").catch((x) => log("b", x));
    await sleep(0);
    const ab = wr.abort("reason").then(() => log("aborted"));
    log(wr.desiredSize);
    await Promise.all([p, p2, ab]);
    await wr.closed.catch((x) => log("closed", x));
  },
  async wcloseerr() {
    const w = new WritableStream({ close() {
      throw new Error("ce");
    } });
    const wr = w.getWriter();
    await wr.close().catch((x) => log(e(x)));
    await wr.closed.catch((x) => log(e(x)));
  },
  async wctlerr() {
    let c;
    const w = new WritableStream({ start(x) {
      c = x;
    } });
    const wr = w.getWriter();
    c.error("E");
    await wr.closed.catch((x) => log("c", x));
    await wr.ready.catch((x) => log("r", x));
  },
  async pipe() {
    const r = new ReadableStream({ start(c) {
      for (let i = 0; i < 4; i++) c.enqueue(i);
      c.close();
    } });
    const w = new WritableStream({ write(x) {
      log("w", x);
    }, close() {
      log("wc");
    } });
    const p = r.pipeTo(w);
    log(r.locked, w.locked);
    log(await p);
    log(r.locked, w.locked);
  },
  async pipeopts() {
    const mk = () => new ReadableStream({ start(c) {
      c.enqueue(1);
      c.close();
    } });
    const w = new WritableStream({ write(x) {
      log("w", x);
    }, close() {
      log("wc");
    } });
    await mk().pipeTo(w, { preventClose: true });
    await mk().pipeTo(w);
  },
  async pipeerr() {
    const r = new ReadableStream({ start(c) {
      c.error(new Error("src"));
    } });
    const w = new WritableStream({ abort(x) {
      log("abort", e(x));
    } });
    await r.pipeTo(w).catch((x) => log(e(x)));
    const r2 = new ReadableStream({ start(c) {
      c.error(new Error("src"));
    } });
    const w2 = new WritableStream({ abort(x) {
      log("no");
    } });
    await r2.pipeTo(w2, { preventAbort: true }).catch((x) => log(e(x)));
    log(w2.locked);
  },
  async pipeerr2() {
    const r = new ReadableStream({ pull(c) {
      c.enqueue(1);
    }, cancel(x) {
      log("cancel", e(x));
    } });
    const w = new WritableStream({ write() {
      throw new Error("dst");
    } });
    await r.pipeTo(w).catch((x) => log(e(x)));
    const r2 = new ReadableStream({ pull(c) {
      c.enqueue(1);
    }, cancel(x) {
      log("no");
    } });
    const w2 = new WritableStream({ write() {
      throw new Error("dst");
    } });
    await r2.pipeTo(w2, { preventCancel: true }).catch((x) => log(e(x)));
  },
  async pipeabort() {
    const ac = new AbortController();
    const r = new ReadableStream({ pull(c) {
      c.enqueue(1);
      return sleep(1);
    }, cancel(x) {
      log("cancel", x && x.name);
    } });
    const w = new WritableStream({ write() {
    }, abort(x) {
      log("abort", x && x.name);
    } });
    const p = r.pipeTo(w, { signal: ac.signal });
    setTimeout(() => ac.abort(), 5);
    await p.catch((x) => log(e(x)));
    log(r.locked, w.locked);
  },
  async pipeclosed() {
    const w = new WritableStream();
    await w.close();
    const r = new ReadableStream({ cancel(x) {
      log("cancel", x && x.code);
    } });
    await r.pipeTo(w).catch((x) => log(x && x.name, x && x.code));
  }
};
(async () => {
  for (const k of Object.keys(tests)) {
    seen = [];
    await tests[k]();
    console.log(k, "|", seen.join(" | ").replace(/\n */g, " "));
  }
})();
