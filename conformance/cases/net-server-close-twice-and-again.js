// close twice, listen again after close, close in each listener; who is told what.
const net = require('net');
const shown = (e) => e && e.code;
const steps = [
  (next) => { const s = net.createServer(); s.on('close', () => console.log('1 close')); s.close(); s.close((e) => { console.log('1', shown(e)); }); setImmediate(next); },
  (next) => { const s = net.createServer().listen(0, '127.0.0.1', () => { s.close((e) => console.log('2 first', shown(e))); s.close((e) => console.log('2 second', shown(e))); s.on('close', function (...a) { console.log('2 close', a.length, this === s); setImmediate(next); }); }); },
  (next) => { let n = 0; const s = net.createServer().listen(0, '127.0.0.1'); s.on('listening', () => { const { port } = s.address(); s.close(); if (++n === 1) s.listen(port, '127.0.0.1'); else s.close(); }); s.on('close', () => { console.log('3 close', n, s.listening); if (n === 2) setImmediate(next); n += 1; if (n === 4) setImmediate(next); if (n === 5) console.log('3 again'); }); },
  (next) => { const s = net.createServer().listen(0, '127.0.0.1', () => { s.close(() => { s.listen(0, '127.0.0.1', () => { console.log('4 listens again', s.listening); s.close(next); }); }); }); },
  (next) => { const s = net.createServer(); s.listen(0, '127.0.0.1'); try { s.listen(0); } catch (e) { console.log('5', e.name, e.code); } s.close(next); },
  (next) => { // a failed listen leaves the server free
    const busy = net.createServer().listen(0, '127.0.0.1', () => {
      const s = net.createServer().on('error', (e) => {
        console.log('6', e.code, s.listening, s._handle);
        s.close((e) => console.log('6 close', shown(e)));
        s.listen(0, '127.0.0.1', () => { console.log('6 listens'); s.close(); busy.close(next); });
      }).listen(busy.address().port, '127.0.0.1');
    });
  },
  (next) => { const s = net.createServer((c) => c.end()).listen(0, '127.0.0.1', () => { net.connect(s.address().port, '127.0.0.1').resume().on('close', () => { s.close(function (...a) { console.log('7', a, this === s); next(); }); }); }); },
  (next) => { for (const cb of [undefined, null, 5, 'x', {}]) console.log('8', net.createServer().close(cb) instanceof net.Server); setImmediate(next); },
  (next) => { const s = net.createServer().listen(0, '127.0.0.1', () => { s.close().on('close', next); console.log('9', s.address(), s.listening, s._handle); }); },
];
(function next() { const f = steps.shift(); if (f) f(next); })();
