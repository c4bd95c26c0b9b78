// perf_hooks: entries, observers, histograms, and what is wrong with their arguments.
'use strict';

const p = require("perf_hooks"), u = require("util");
const { performance } = p;
console.log(JSON.stringify(p.constants), Object.keys(p), p.PerformanceObserver.supportedEntryTypes, performance === globalThis.performance, String(performance));
for (const f2 of [() => new p.PerformanceEntry(), () => new p.Performance(), () => new p.PerformanceObserver(), () => new p.PerformanceObserver(1), () => new p.PerformanceObserver(() => {
}).observe(), () => new p.PerformanceObserver(() => {
}).observe({}), () => new p.PerformanceObserver(() => {
}).observe({ entryTypes: 1 }), () => new p.PerformanceObserver(() => {
}).observe({ entryTypes: ["mark"], type: "mark" }), () => p.performance.measure("x", "nomark"), () => p.performance.mark(), () => p.performance.mark("nodeStart"), () => p.performance.mark("a", { startTime: -1 }), () => p.performance.mark("a", { startTime: "x" }), () => p.performance.timerify(1), () => p.createHistogram({ lowest: 0 }), () => p.createHistogram().record(0), () => p.createHistogram().record("x"), () => p.monitorEventLoopDelay({ resolution: 0 }), () => p.createHistogram().percentile(0), () => new p.PerformanceMark(), () => p.performance.now.call({}), () => p.performance.getEntriesByName(), () => p.performance.measure("q", { start: 1, end: 2, duration: 3 }), () => p.performance.measure("q", { start: 1, end: 5 })]) {
  try {
    const r = f2();
    console.log("ok", f2.toString().slice(4, 50), u.inspect(r));
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
const h = p.createHistogram();
h.record(5);
h.record(10);
h.record(10);
console.log(h.percentile(50), JSON.stringify(h));
const m = p.monitorEventLoopDelay();
console.log(m.enable(), m.enable(), m.disable(), m.disable());
console.log(Object.keys(performance.toJSON()), Object.keys(performance.nodeTiming.toJSON()));
const f = p.performance.timerify(function foo(a, b) {
  return a + b;
});
console.log(f.name, f.length, f(1, 2));
const o = new p.PerformanceObserver((list, obs) => {
  console.log(list.getEntries().map((e) => [e.name, e.entryType, e.detail]), list.getEntriesByType("mark").length, obs === o, list.getEntriesByName("m1").length);
  obs.disconnect();
  performance.mark("not seen");
});
o.observe({ entryTypes: ["mark", "measure", "function"] });
performance.mark("m1", { detail: { a: 1 } });
performance.measure("me", "m1");
f(3, 4);
console.log("sync");
const o2 = new p.PerformanceObserver((l) => {
  console.log("buffered", l.getEntries().map((e) => e.name));
  o2.disconnect();
});
o2.observe({ type: "mark", buffered: true });
const o3 = new p.PerformanceObserver(() => {
});
o3.observe({ type: "measure" });
performance.measure("t");
console.log(o3.takeRecords().map((e) => e.name), o3.takeRecords());
o3.disconnect();
setTimeout(() => {
  const e = performance.eventLoopUtilization();
  console.log(Object.keys(e), e.active >= 0, performance.getEntriesByType("mark").map((e2) => e2.name));
  performance.clearMarks("m1");
  console.log(performance.getEntriesByName("m1").length);
  performance.clearMarks();
  console.log(performance.getEntriesByType("mark").length);
  console.log(u.inspect(o));
}, 5);
