// Symbol.asyncDispose: of a server that listens, looks its host up, has failed, is closed, twice at once; and when the promise is fulfilled.
const net = require('net');
const dispose = Symbol.asyncDispose || Symbol.for('nodejs.asyncDispose');
const listening = (...args) => new Promise((resolve) => { const s = net.createServer().listen(...args, () => resolve(s)); });
(async () => {
  const log = [];
  const one = await listening(0, '127.0.0.1');
  one.on('close', () => {
    log.push('close');
    let p = Promise.resolve();
    for (const n of [1, 2, 3, 4, 5]) p = p.then(() => log.push(n));
  });
  await one[dispose]().then(() => log.push('disposed'));
  await new Promise(setImmediate);
  console.log('order', log.join());

  const looking = net.createServer().listen(0, 'localhost');
  await looking[dispose]();
  console.log('while it looks up', looking.listening);
  await new Promise((resolve) => looking.on('listening', resolve));
  console.log('listens nevertheless', looking.listening);
  await Promise.all([looking[dispose](), looking[dispose]()]).catch((e) => console.log(e.code));
  console.log('twice at once', looking.listening);
  console.log('closed', await looking[dispose]());

  const busy = await listening(0, '127.0.0.1');
  const failed = net.createServer().on('error', (e) => console.log('failed', e.code));
  failed.listen(busy.address().port, '127.0.0.1');
  await failed[dispose]();
  const held = net.connect(busy.address().port, '127.0.0.1');
  const last = await new Promise((resolve) => busy.on('connection', resolve));
  held.resume();
  setImmediate(() => { console.log('last connection'); last.end(); });
  await busy[dispose]();
  console.log('after the last connection', busy.listening);
})();
