// timers/promises: every function, option, wrong argument and way to stop.
'use strict';

const p = require("timers/promises"), util = require("util"), log = console.log;
log(p === require("timers").promises, Object.keys(p), Object.prototype.toString.call(p.scheduler));
log(util.promisify(setTimeout) === p.setTimeout, util.promisify(setImmediate) === p.setImmediate, util.promisify(setInterval).name);
process.on("warning", (w) => log(w.name));
(async () => {
  log(await p.setTimeout(1, "v"), await p.setImmediate("im"), await p.setTimeout(), await p.scheduler.wait(1), await p.scheduler.yield());
  for (const o of [null, 1, "s", () => {
  }, { signal: 1 }, { signal: null }, { signal: {} }, { ref: 1 }, { ref: null }, { ref: "x" }, [], true, /* @__PURE__ */ Symbol("s")]) for (const n of ["setTimeout", "setImmediate", "setInterval", "wait"]) {
    let r2;
    try {
      r2 = n === "setImmediate" ? p.setImmediate(1, o) : n === "wait" ? p.scheduler.wait(1, o) : p[n](1, 1, o);
      if (n === "setInterval") {
        r2 = r2.next();
      }
      ;
      log(n, await r2);
    } catch (e) {
      log(n, String(util.inspect(o)), e.name, e.code, e.message);
    }
  }
  for (const d of [null, "1", {}, /* @__PURE__ */ Symbol("x"), 1n, NaN, -1, 2 ** 31]) for (const n of ["setTimeout", "wait", "setInterval"]) {
    let r2;
    try {
      r2 = n === "wait" ? p.scheduler.wait(d) : p[n](d, "val");
      if (n === "setInterval") {
        const it3 = r2;
        r2 = await it3.next();
        await it3.return();
      }
      log(n, await r2);
    } catch (e) {
      log(n, typeof d, e.name, e.code, e.message);
    }
  }
  const ac = new AbortController();
  const pr = p.setTimeout(1e6, "x", { signal: ac.signal });
  ac.abort();
  await pr.catch((e) => log(e.name, e.code, e.message, e.cause.name, Object.keys(e)));
  await p.setTimeout(10, 1, { signal: AbortSignal.abort("why") }).catch((e) => log(e.name, e.cause));
  await p.setImmediate(1, { signal: AbortSignal.abort() }).catch((e) => log(e.name, e.code));
  const ac2 = new AbortController();
  const pi = p.setImmediate(1, { signal: ac2.signal });
  ac2.abort(new Error("r"));
  await pi.catch((e) => log(e.name, e.cause.message));
  let c = 0;
  for await (const v of p.setInterval(1, "iv")) {
    log(v);
    if (++c == 3) break;
  }
  const it = p.setInterval(1, "x");
  log(Object.prototype.toString.call(it), typeof it.next, typeof it.return, typeof it.throw, it[Symbol.asyncIterator]() === it);
  log(await it.next());
  log(await it.return("r"));
  log(await it.next());
  const it0 = p.setInterval(1, "x");
  log(await it0.return("first"));
  const it1 = p.setInterval(1, "x");
  log(await it1.throw(new Error("t")).catch((e) => e.message));
  log(await it1.next());
  const ac3 = new AbortController();
  const it2 = p.setInterval(1, "x", { signal: ac3.signal });
  log(await it2.next());
  ac3.abort();
  log(await it2.next().catch((e) => e.name));
  log(await it2.next());
  try {
    const it3 = p.setInterval(1, "x", { signal: AbortSignal.abort() });
    log(await it3.next());
  } catch (e) {
    log("pre", e.name, e.code);
  }
  const ac4 = new AbortController();
  try {
    for await (const v of p.setInterval(1, "y", { signal: ac4.signal })) {
      log(v);
      ac4.abort();
    }
  } catch (e) {
    log("loop", e.name);
  }
  const r = p.setTimeout(1e6, 1, { ref: false });
  r.then(() => log("no"));
  p.setInterval(1e6, 1, { ref: false }).next();
  try {
    new p.scheduler.constructor();
  } catch (e) {
    log(e.name, e.code, e.message);
  }
  try {
    p.scheduler.wait.call({}, 1).catch((e) => log("w", e.code));
  } catch (e) {
    log(e.name, e.code, e.message);
  }
  try {
    p.scheduler.yield.call({});
  } catch (e) {
    log(e.name, e.code, e.message);
  }
  log(Object.getOwnPropertyNames(Object.getPrototypeOf(p.scheduler)));
})();
