// setNoDelay, setKeepAlive, ref, unref, setEncoding, pause, resume: what they return and take, at any time.
const net = require('net');
const server = net.createServer((c) => c.end('abc')).listen(0, '127.0.0.1', () => {
  const c = new net.Socket();
  const call = (when) => {
    for (const [name, ...lists] of [['setNoDelay', [], [true], [false], [1], [null]], ['setKeepAlive', [], [true], [true, 1000], [true, 'x'], [true, -5], [false], [1, 1999]], ['ref', []], ['unref', []], ['ref', []], ['pause', []], ['resume', []], ['address', []]]) {
      for (const args of lists) { try { const r = c[name](...args); console.log(when, name, JSON.stringify(args), r === c ? 'this' : Object.keys(r).join()); } catch (e) { console.log(when, name, e.code, e.message); } }
    }
  };
  call('new');
  c.connect(server.address().port, '127.0.0.1');
  call('connecting');
  c.on('connect', () => call('connect'));
  console.log(c.setEncoding('utf8') === c);
  c.on('data', (d) => console.log('data', d));
  c.on('close', () => { call('close'); server.close(); });
});
for (const e of ['nope', 5, null]) { try { new net.Socket().setEncoding(e); console.log('ok', e); } catch (err) { console.log(err.name, err.code, err.message); } }
