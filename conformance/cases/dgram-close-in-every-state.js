// close before bind, while binding, with sends under way, twice, by a signal and by dispose.
const dgram = require('dgram');
const told = (name) => {
  const s = dgram.createSocket('udp4');
  for (const event of ['listening', 'close', 'error']) s.on(event, (e) => console.log(name, event, e && e.code));
  return s;
};
const tried = (name, f) => {
  try { f(); console.log(name, 'accepted'); } catch (e) { console.log(name, e.name, e.code, e.message); }
};
const one = told('unbound');
console.log(one.close(() => two()) === one);
for (const [name, ...args] of [['close'], ['bind', 0], ['send', 'x', 1], ['address'], ['remoteAddress'], ['connect', 1], ['ref'], ['unref'], ['addMembership', '224.0.0.1']]) {
  tried(`closed ${name}`, () => one[name](...args));
}
function two() {
  const s = told('binding');
  s.bind(0);
  s.close(() => three());
}
function three() {
  const s = told('sending');
  s.send('x', 9, '127.0.0.1', () => console.log('sent'));
  s.close(() => four());
}
function four() {
  const control = new AbortController();
  const s = dgram.createSocket({ type: 'udp4', signal: control.signal });
  s.bind(0, () => control.abort());
  s.on('close', () => {
    console.log('aborted');
    const born = dgram.createSocket({ type: 'udp4', signal: AbortSignal.abort() });
    born.on('close', () => { console.log('born aborted'); five(); });
  });
}
async function five() {
  const s = told('disposed');
  await new Promise((ready) => s.bind(0, ready));
  await s[Symbol.asyncDispose]();
  console.log('disposed');
  await s[Symbol.asyncDispose]();
}
