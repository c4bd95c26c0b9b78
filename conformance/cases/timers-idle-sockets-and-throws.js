// A socket's timeout, ticks and callbacks of close that throw, an interval that is refreshed and
// timers that refresh each other, one behind the other in one program.
const net = require('net');
const order = [];
let left = 3;
process.on('uncaughtException', (e) => {
  order.push('thrown ' + e.message);
  if (!--left) intervals();
});
const s = net.createServer((c) => {
  c.setTimeout(10, () => { order.push('idle'); c.end(); throw new Error('idle'); });
  c.resume();
}).listen(0, () => {
  const c = net.connect(s.address().port);
  c.on('end', () => { order.push('end'); process.nextTick(() => { throw new Error('tick'); }); });
  c.resume();
  c.on('close', () => s.close(() => { throw new Error('closed'); }));
});
function intervals() {
  console.log(order.join());
  let n = 0;
  const t = setInterval(() => {
    if (n++ === 0) return t.refresh();
    clearInterval(t);
    console.log('interval', n);
    refreshed();
  }, 2);
}
function refreshed() {
  const seen = [];
  const x = setTimeout(() => { seen.push('x'); console.log(seen.join()); unrefd(); }, 60);
  setTimeout(() => { seen.push('y'); x.refresh(); setTimeout(() => seen.push('z'), 30); }, 5);
}
function unrefd() {
  setTimeout(() => console.log('fires while another holds'), 2).unref();
  setTimeout(() => console.log('holds'), 20);
  setTimeout(() => console.log('never'), 100000).unref();
  setInterval(() => {}, 1).unref();
  process.on('exit', (code) => console.log('exit', code));
}
