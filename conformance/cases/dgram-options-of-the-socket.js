// TTL, broadcast, multicast and buffers: ranges, return values, and errors.
const dgram = require('dgram');
for (const type of ['udp4', 'udp6']) {
  const s = dgram.createSocket({ type, recvBufferSize: 8192, sendBufferSize: 8192 });
  s.bind(0, () => {
    const six = type === 'udp6';
    const group = six ? 'ff02::114' : '224.0.0.114', on = six ? '::%lo' : '127.0.0.1';
    for (const [name, ...args] of [
      ['setTTL', 1], ['setTTL', 255], ['setTTL', 0], ['setTTL', 256], ['setTTL', 'x'],
      ['setMulticastTTL', 0], ['setMulticastTTL', 255], ['setMulticastTTL', 256], ['setMulticastTTL', 'x'],
      ['setBroadcast', true], ['setBroadcast', false],
      ['setMulticastLoopback', true], ['setMulticastLoopback', 16],
      ['setMulticastInterface', on], ['setMulticastInterface', 'x'], ['setMulticastInterface', 5],
      ['addMembership', group, on], ['addMembership', group, on], ['dropMembership', group, on], ['dropMembership', group, on],
      ['addMembership'], ['addMembership', 'x'], ['addMembership', group, 'x'],
      ['addSourceSpecificMembership', 1, '232.1.1.1'], ['addSourceSpecificMembership', '127.0.0.1', 1], ['addSourceSpecificMembership', 'x', 'y'],
      ['setRecvBufferSize', 'x'], ['setRecvBufferSize', -1], ['setSendBufferSize', Infinity], ['setSendBufferSize', 8192],
      ['getSendQueueSize'], ['getSendQueueCount'],
    ]) {
      try { console.log(type, name, args.join(), s[name](...args)); } catch (e) { console.log(type, name, args.join(), e.name, e.code, e.message, e.errno); }
    }
    console.log(s.getRecvBufferSize() >= 8192, s.getSendBufferSize() >= 8192);
    s.close();
  });
}
const unbound = dgram.createSocket('udp4');
for (const [name, ...args] of [['setTTL', 1], ['setBroadcast', true], ['setMulticastTTL', 1], ['getRecvBufferSize'], ['setSendBufferSize', 4096], ['address']]) {
  try { console.log(name, unbound[name](...args)); } catch (e) { console.log(name, e.name, e.code, e.message, e.info && e.info.message); }
}
unbound.close();
