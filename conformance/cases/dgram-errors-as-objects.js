// The errors of a socket: their own properties, in order, and what they are.
// ipv6
const dgram = require('dgram');
const s = dgram.createSocket('udp4');
const shown = (name, e) => {
  console.log(name, e.name, e instanceof Error, e.message, Object.prototype.toString.call(e));
  for (const [k, d] of Object.entries(Object.getOwnPropertyDescriptors(e))) {
    if (k !== 'stack' && k !== 'message') console.log(' ', k, d.value, d.enumerable, d.writable, d.configurable);
  }
};
const steps = [
  () => s.bind(0, '192.0.2.1'),
  () => s.bind(0, '127.0.0.1', () => next('bound')),
  () => s.send('x', 1, '::1', next),
  () => s.send(Buffer.alloc(66000), 1, '127.0.0.1', next),
  () => s.send('x', 1, 'nowhere..invalid', next),
  () => s.connect(1, 'nowhere..invalid', next),
  () => s.connect(1, '::1', next),
  () => s.connect(1, '::1'),
  () => { try { s.setTTL(999); } catch (e) { next(e); } },
  () => { try { s.setMulticastInterface('::1%lo'); } catch (e) { next(e); } },
  () => { try { s.addMembership('127.0.0.1'); } catch (e) { next(e); } },
  () => { try { s.dropMembership('224.0.0.114', '127.0.0.1'); } catch (e) { next(e); } },
  () => s.close(() => { try { s.address(); } catch (e) { next(e); } }),
];
let n = -1;
function next(e) {
  if (e instanceof Error) shown(n, e);
  else console.log(n, e);
  if (++n < steps.length) setImmediate(steps[n]);
}
s.on('error', next);
next('begin');
