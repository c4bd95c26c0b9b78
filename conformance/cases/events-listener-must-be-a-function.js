const e = new (require('events'))();
for (const m of ['on', 'once', 'off', 'prependListener', 'addListener']) {
  try { e[m]('x', 'not a function'); } catch (err) { console.log(m, err.code, err.message); }
}
