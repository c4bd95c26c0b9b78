const { Worker, isMainThread, parentPort, workerData, threadId, resourceLimits } = require('worker_threads');
if (isMainThread) {
  const w = new Worker(__filename, { workerData: { map: new Map([[1, [2]]]) }, argv: ['a', 5], env: { A: 1 }, name: 'n', execArgv: ['--no-warnings'] });
  console.log(w.threadId, w.stdin, w.resourceLimits.stackSizeMb, parentPort, threadId, workerData, resourceLimits);
  for (const e of ['online', 'message', 'messageerror', 'error', 'exit']) w.on(e, (...a) => console.log(e, ...a));
  w.on('exit', () => {
    console.log(w.threadId, w.resourceLimits, w.postMessage(1), w.ref(), w.unref());
    w.terminate().then((v) => console.log('terminate', v));
    w.getHeapSnapshot().catch((e) => console.log(e.code, e.message));
  });
  w.postMessage('one');
  w.postMessage({ two: 2 });
} else {
  console.log(threadId, workerData, process.argv.slice(2), process.env.A, Object.keys(process.env), process.execArgv, require.main === module, __filename === process.argv[1]);
  parentPort.on('message', (m) => {
    parentPort.postMessage([m]);
    if (m.two) {
      parentPort.close();
      process.exitCode = 4;
    }
  });
  process.on('exit', (c) => process.exitCode = c + 1);
}
