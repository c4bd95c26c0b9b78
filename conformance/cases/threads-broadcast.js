const { Worker, isMainThread, BroadcastChannel, workerData } = require('worker_threads');
if (isMainThread) {
  const b = new BroadcastChannel('hall'), near = new BroadcastChannel('hall'), other = new BroadcastChannel('other');
  other.onmessage = () => console.log('never');
  const got = [];
  b.onmessage = (e) => {
    got.push(e.data);
    if (got.length < 3) return;
    console.log(got.sort(), e.constructor.name, e.target === b, e.origin, e.ports);
    b.postMessage('bye');
  };
  let left = 3;
  for (const i of [1, 2, 3]) new Worker(__filename, { workerData: i }).on('exit', () => { if (--left === 0) for (const c of [b, near, other]) c.close(); });
} else {
  const b = new BroadcastChannel('hall');
  b.onmessage = (e) => { if (e.data === 'bye') b.close(); };
  b.postMessage('from ' + workerData);
}
