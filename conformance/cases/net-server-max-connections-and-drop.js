// maxConnections: which values count, what 'drop' tells, room again when one has gone.
const net = require('net'), { join } = require('path');
const seq = (list) => { const f = list.shift(); if (f) f(() => seq(list)); };
const limits = [1, '1', 1.5, 0, undefined, null, -1, NaN];
seq([...limits.map((limit) => (next) => {
  let served = 0, dropped = 0, left = 3;
  const s = net.createServer((c) => { served++; c.resume(); });
  s.maxConnections = limit;
  s.on('drop', () => dropped++);
  s.listen(0, '127.0.0.1', () => {
    const all = [];
    (function more() {
      if (all.length === 3) return;
      const c = net.connect(s.address().port, '127.0.0.1', () => { setImmediate(() => setImmediate(more)); });
      all.push(c.resume().on('error', () => {}));
    })();
    const ready = () => { if (served + dropped === 3) { console.log(String(limit), served, dropped); for (const c of all) c.destroy(); s.close(next); } };
    s.on('connection', ready).on('drop', ready);
  });
}), (next) => {
  const s = net.createServer((c) => c.resume());
  s.maxConnections = 1;
  s.on('drop', function (data, ...more) {
    console.log(this === s, more.length, Object.keys(data).join(), Object.getPrototypeOf(data), data.localAddress, data.localFamily, data.localPort === s.address().port, data.remoteAddress, data.remoteFamily, data.remotePort > 0);
  });
  s.listen(0, '127.0.0.1', () => {
    const to = () => net.connect(s.address().port, '127.0.0.1').on('error', () => {}).resume();
    s.once('connection', (served) => {
      to().on('close', () => {
        served.on('close', () => {
          s.once('connection', () => { console.log('room again'); third.end(); s.close(next); });
          const third = to();
        });
        first.end();
      });
    });
    const first = to();
  });
}, (next) => {
  const path = join(process.env.CASE_TMP, 's');
  const s = net.createServer((c) => c.resume());
  s.maxConnections = 1;
  s.on('drop', (...args) => { console.log('pipe', args); a.end(); s.close(next); });
  let a;
  s.listen(path, () => { a = net.connect(path, () => net.connect(path).on('error', () => {}).resume()); a.resume(); });
}, (next) => {
  const s = net.createServer((c) => c.end('served')).listen(0, '127.0.0.1', () => {
    console.log(s.dropMaxConnection, 'dropMaxConnection' in s);
    s.dropMaxConnection = true;
    net.connect(s.address().port, '127.0.0.1').on('data', (d) => console.log(String(d))).on('close', () => s.close(next));
  });
}]);
