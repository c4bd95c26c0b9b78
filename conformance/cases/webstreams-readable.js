// What a ReadableStream does, step by step: reading, iterating, cancelling, errors, tee.
'use strict';

const util = require("util");
let seen = [];
const log = (...a) => seen.push(a.map((x) => typeof x === "string" ? x : util.inspect(x)).join(" "));
const e = (x) => x && x.message !== void 0 ? x.name + ": " + x.message : x;
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
const tests = {
  async basic() {
    const r = new ReadableStream({ start(c) {
      log("start", c.desiredSize);
      c.enqueue("a");
      c.enqueue("b");
      log(c.desiredSize);
    }, pull(c) {
      log("pull", c.desiredSize);
      c.close();
    }, cancel(r2) {
      log("cancel", r2);
    } });
    const rd = r.getReader();
    log(await rd.read(), await rd.read(), await rd.read());
    await rd.closed;
    log("closed");
  },
  async pullseq() {
    let i = 0;
    const r = new ReadableStream({ async pull(c) {
      log("pull", i);
      await null;
      c.enqueue(i++);
      if (i > 4) c.close();
    } }, { highWaterMark: 2 });
    await sleep(2);
    log("then", i);
    for await (const x of r) log(x);
    log(r.locked);
  },
  async cancel() {
    const r = new ReadableStream({ cancel(x) {
      log("c", x);
      return "ignored";
    } });
    log(await r.cancel("why"));
    log(await r.getReader().read());
  },
  async cancelthrow() {
    const r = new ReadableStream({ cancel() {
      throw new Error("ct");
    } });
    await r.cancel().catch((x) => log(e(x)));
  },
  async err() {
    let c;
    const r = new ReadableStream({ start(x) {
      c = x;
    } });
    const rd = r.getReader();
    const p = rd.read();
    c.error(new Error("boom"));
    await p.catch((x) => log(e(x)));
    await rd.closed.catch((x) => log("closed", e(x)));
    await r.cancel().catch((x) => log(e(x)));
    rd.releaseLock();
    await r.cancel().catch((x) => log(e(x)));
  },
  async pullthrow() {
    const r = new ReadableStream({ pull() {
      throw new Error("pt");
    } });
    await r.getReader().read().catch((x) => log(e(x)));
  },
  async startreject() {
    const r = new ReadableStream({ async start() {
      throw new Error("sr");
    } });
    await r.getReader().read().catch((x) => log(e(x)));
  },
  async iterbreak() {
    const r = new ReadableStream({ start(c) {
      c.enqueue(1);
      c.enqueue(2);
    }, cancel(x) {
      log("cancelled", x);
    } });
    for await (const x of r) {
      log(x);
      break;
    }
    log(r.locked);
    const r2 = new ReadableStream({ start(c) {
      c.enqueue(1);
      c.enqueue(2);
    }, cancel(x) {
      log("cancelled2", x);
    } });
    for await (const x of r2.values({ preventCancel: true })) {
      log(x);
      break;
    }
    log(r2.locked, await r2.getReader().read());
  },
  async iterthrow() {
    const r = new ReadableStream({ start(c) {
      c.enqueue(1);
    }, cancel(x) {
      log("cancelled", x);
    } });
    try {
      for await (const x of r) {
        throw new Error("in loop");
      }
    } catch (x) {
      log(e(x));
    }
  },
  async itermanual() {
    const r = new ReadableStream({ start(c) {
      c.enqueue(1);
      c.enqueue(2);
      c.close();
    } });
    const it = r[Symbol.asyncIterator]();
    log(await Promise.all([it.next(), it.next(), it.next(), it.next()]));
    log(await it.return("x"));
  },
  async tee() {
    const r = new ReadableStream({ start(c) {
      c.enqueue("x");
      c.enqueue("y");
      c.close();
    }, cancel(x) {
      log("no", x);
    } });
    const [a, b] = r.tee();
    log(r.locked);
    const oa = [], ob = [];
    for await (const x of a) oa.push(x);
    for await (const x of b) ob.push(x);
    log(oa, ob);
  },
  async teecancel() {
    const r = new ReadableStream({ cancel(x) {
      log("src cancel", x);
    } });
    const [a, b] = r.tee();
    const p = a.cancel("ra").then((x) => log("a done", x));
    await sleep(1);
    log("not yet");
    await Promise.all([p, b.cancel("rb").then(() => log("b done"))]);
  },
  async teeerr() {
    let c;
    const r = new ReadableStream({ start(x) {
      c = x;
    } });
    const [a, b] = r.tee();
    c.error(new Error("te"));
    await a.getReader().read().catch((x) => log("a", e(x)));
    await b.getReader().closed.catch((x) => log("b", e(x)));
  },
  async from() {
    async function* g() {
      try {
        yield 1;
        yield 2;
      } finally {
        log("fin");
      }
    }
    const r = ReadableStream.from(g());
    const rd = r.getReader();
    log(await rd.read());
    await rd.cancel("q");
    log("c");
  },
  async strat() {
    const r = new ReadableStream({ start(c) {
      c.enqueue(new Uint8Array(3));
      log(c.desiredSize);
    } }, new ByteLengthQueuingStrategy({ highWaterMark: 10 }));
    const w = new WritableStream({}, new CountQueuingStrategy({ highWaterMark: 4 })).getWriter();
    w.write(1);
    log(w.desiredSize);
  },
  async sub() {
    class R extends ReadableStream {
      constructor() {
        super({ start(c) {
          c.enqueue(1);
          c.close();
        } });
      }
      get x() {
        return 1;
      }
    }
    const r = new R();
    log(r instanceof ReadableStream, r.x, await r.getReader().read());
  }
};
(async () => {
  for (const k of Object.keys(tests)) {
    seen = [];
    await tests[k]();
    console.log(k, "|", seen.join(" | ").replace(/\n */g, " "));
  }
})();
