// createSocket: its forms, what it refuses, and that a listener may come second.
const dgram = require('dgram');
const tried = (name, f) => {
  try {
    const s = f();
    console.log(name, s.type, s.listenerCount('message'));
    s.close();
  } catch (e) { console.log(name, e.name, e.code, e.message); }
};
tried('a type', () => dgram.createSocket('udp4'));
tried('a type and a listener', () => dgram.createSocket('udp6', () => {}));
tried('options', () => dgram.createSocket({ type: 'udp4', reuseAddr: true, recvBufferSize: 10000, sendBufferSize: 10000 }, () => {}));
tried('new', () => new dgram.Socket('udp4'));
tried('without new', () => dgram.Socket('udp4'));
for (const type of [undefined, null, 4, 'udp', 'UDP4', {}, { type: 'tcp' }, []]) tried(JSON.stringify(type), () => dgram.createSocket(type));
for (const [name, value] of [['lookup', 'x'], ['recvBufferSize', 'x'], ['recvBufferSize', -1], ['sendBufferSize', 1.5], ['signal', {}]]) {
  tried(`${name}: ${JSON.stringify(value)}`, () => dgram.createSocket({ type: 'udp4', [name]: value }));
}
