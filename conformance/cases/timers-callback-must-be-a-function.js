for (const f of [setTimeout, setInterval, setImmediate, process.nextTick, queueMicrotask]) {
  for (const bad of [undefined, 'code', 42, {}]) {
    try { f(bad, 1); console.log('no error'); } catch (e) { console.log(f.name, e.name, e.code, e.message); }
  }
}
