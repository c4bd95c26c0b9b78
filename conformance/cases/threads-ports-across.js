const { Worker, MessageChannel, MessagePort, receiveMessageOnPort, isMainThread, workerData, parentPort } = require('worker_threads');
if (isMainThread) {
  const { port1, port2 } = new MessageChannel();
  const memory = new Uint8Array([1, 2, 3]).buffer;
  const w = new Worker(__filename, { workerData: { port: port2, memory }, transferList: [port2, memory] });
  console.log(memory.byteLength);
  port1.postMessage('first');
  port1.on('message', (m) => {
    if (!m.port) console.log(m);
    if (m.port instanceof MessagePort) {
      m.port.on('message', (x) => { console.log('through the second', x); m.port.close(); });
      m.port.on('close', () => console.log('second closed'));
      m.port.postMessage('hello');
    }
  });
  const ends = [new Promise((done) => port1.on('close', () => done('first closed'))), new Promise((done) => w.on('exit', done))];
  Promise.all(ends).then((all) => console.log(all));
} else {
  const { port, memory } = workerData;
  const second = new MessageChannel();
  port.once('message', (m) => {
    port.postMessage([m, new Uint8Array(memory)]);
    port.postMessage({ port: second.port1 }, [second.port1]);
  });
  second.port2.on('message', (m) => {
    second.port2.postMessage(m + '!');
    second.port2.on('close', () => port.close());
  });
}
