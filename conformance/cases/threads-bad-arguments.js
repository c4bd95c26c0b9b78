const { Worker, MessageChannel, receiveMessageOnPort, moveMessagePortToContext, BroadcastChannel, MessagePort } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
const memory = new ArrayBuffer(4);
for (const f of [
  () => new Worker(), () => new Worker(5), () => new Worker('x.js'), () => new Worker('file:///x.js'), () => new Worker('data:text/javascript,1'),
  () => new Worker(new URL('http://x/y')), () => new Worker(new URL('file:///x'), { eval: true }), () => Worker('/x'),
  () => new Worker('/x.js', { argv: 5 }), () => new Worker('/x.js', { env: 5 }), () => new Worker('/x.js', { execArgv: 5 }),
  () => new Worker('/x.js', { execArgv: ['--foo'] }), () => new Worker('/x.js', { execArgv: ['--title=x'] }), () => new Worker('/x.js', { name: 5 }),
  () => new Worker('1', { eval: true, workerData: () => {} }), () => new Worker('1', { eval: true, transferList: [{}] }),
  () => new Worker('1', { eval: true, workerData: port1 }),
  () => new MessagePort(), () => port1.postMessage(), () => port1.postMessage(port2), () => port1.postMessage(1, [port1]), () => port1.postMessage(1, [{}]),
  () => port1.postMessage(1, [null]), () => port1.postMessage(1, 5), () => port1.postMessage(1, { transfer: 5 }), () => port1.postMessage(1, [port2, port2]),
  () => port1.postMessage(1, [memory, memory]), () => memory.byteLength, () => port1.postMessage(memory, [memory]), () => port1.postMessage(memory),
  () => port1.postMessage(new SharedArrayBuffer(4), [new SharedArrayBuffer(4)]), () => port1.postMessage(Symbol('s')), () => port1.postMessage(new WeakMap()),
  () => port1.on('x', 5), () => port1.emit(5), () => receiveMessageOnPort(5), () => receiveMessageOnPort({}), () => moveMessagePortToContext(5),
  () => BroadcastChannel('x'), () => new BroadcastChannel(), () => new BroadcastChannel(Symbol('s')), () => BroadcastChannel.prototype.close.call({}),
  () => structuredClone(port1), () => structuredClone(1, { transfer: [1] }), () => structuredClone(1, { transfer: 5 }),
]) {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
}
port1.close();
