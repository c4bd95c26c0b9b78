const { serve } = require('../lib/raw');
serve((req, res) => {
  req.on('data', (d) => console.log('data', String(d)));
  req.on('end', () => { console.log('end'); res.end(); });
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => console.log('microtask'));
}, ['POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc']);
