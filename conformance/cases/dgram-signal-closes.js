// options.signal: abort is close(), also before bind and with one that has been aborted.
const dgram = require('dgram');
const { getEventListeners } = require('events');
const told = (name, signal, f = () => {}) => {
  const s = dgram.createSocket({ type: 'udp4', signal });
  s.on('close', () => { console.log(name, 'close', getEventListeners(signal, 'abort').length); f(s); });
  s.on('error', (e) => console.log(name, e.code));
  return s;
};
const before = new AbortController();
const s = told('unbound', before.signal);
console.log(getEventListeners(before.signal, 'abort').length);
before.abort();
try { s.bind(0); } catch (e) { console.log(e.code); }
told('aborted', AbortSignal.abort());
const bound = new AbortController();
const b = told('bound', bound.signal, () => bound.abort());
b.bind(0, () => { bound.abort('why'); try { b.address(); } catch (e) { console.log(e.code); } });
const closed = new AbortController();
told('closed', closed.signal).close(() => closed.abort());
const busy = new AbortController();
const w = told('sending', busy.signal);
w.send('x', 9, '127.0.0.1', (e) => { console.log('sent', e); busy.abort(); });
for (const bad of [1, 'x', {}, null, true, new EventTarget()]) {
  try { dgram.createSocket({ type: 'udp4', signal: bad }).close(); console.log('ok'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
