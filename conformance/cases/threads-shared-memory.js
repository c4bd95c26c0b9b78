const { Worker, MessageChannel, receiveMessageOnPort, isMainThread, workerData } = require('worker_threads');
if (isMainThread) {
  const memory = new SharedArrayBuffer(32);
  const a = new Int32Array(memory);
  const { port1, port2 } = new MessageChannel();
  const w = new Worker(__filename, { workerData: { a, port: port2 }, transferList: [port2] });
  const ask = (what) => {
    Atomics.store(a, 0, 0);
    port1.postMessage(what);
    Atomics.wait(a, 0, 0);
    return receiveMessageOnPort(port1).message;
  };
  console.log(ask(['add', 1, 5]), ask(['add', 1, 5]), ask(['or', 2, 6]), Atomics.load(a, 1), a[2]);
  const back = ask(['memory']);
  console.log(back instanceof SharedArrayBuffer, back === memory, back.byteLength, new Int32Array(back)[1]);
  new Int32Array(back)[3] = 9;
  console.log(a[3], structuredClone(memory) === memory, new Int32Array(structuredClone(memory))[3]);
  console.log(Atomics.wait(a, 4, 1), Atomics.wait(a, 4, 0, 1), Atomics.notify(a, 4), Atomics.waitAsync(a, 4, 1).value);
  Atomics.waitAsync(a, 4, 0).value.then((v) => {
    console.log(v);
    port1.postMessage(['end']);
  });
  port1.postMessage(['notify', 4]);
  w.on('exit', (c) => console.log(c));
} else {
  const { a, port } = workerData;
  port.on('message', ([what, i, v]) => {
    if (what === 'end') return port.close();
    port.postMessage(what === 'memory' ? a.buffer : Atomics[what](a, i, v));
    Atomics.store(a, 0, 1);
    Atomics.notify(a, 0);
  });
}
