// fs.watch and fsPromises.watch: what is told of a directory and of a file, and how a watch ends.
'use strict';
const fs = require('fs');
const path = require('path');
const { once } = require('events');

const dir = fs.mkdtempSync(path.join(process.env.CASE_TMP, 'w-'));
const file = (name) => path.join(dir, name);

(async () => {
  const watcher = fs.watch(dir, { encoding: 'buffer' });
  setImmediate(() => fs.writeFileSync(file('new'), ''));
  const [type, name] = await once(watcher, 'change');
  console.log(type, name, watcher.constructor.name);
  watcher.close();
  watcher.close();
  await once(watcher, 'close');
  console.log('closed');

  const one = fs.watch(file('new'));
  setImmediate(() => fs.appendFileSync(file('new'), 'x'));
  console.log(...await once(one, 'change'), one.ref() === one, one.unref() === one);
  one.close();

  const ac = new AbortController();
  const aborted = fs.watch(dir, { signal: ac.signal });
  ac.abort();
  await once(aborted, 'close');
  console.log('closed by its signal');

  const stop = new AbortController();
  setImmediate(() => fs.mkdirSync(file('sub')));
  try {
    for await (const event of fs.promises.watch(dir, { signal: stop.signal })) {
      console.log(event);
      stop.abort();
    }
  } catch (e) {
    console.log(e.name, e.code);
  }

  try {
    fs.watch(file('missing'));
  } catch (e) {
    console.log(e.code, e.syscall, e.errno, path.basename(e.path), path.basename(e.filename));
  }
  for (const bad of [[1], [dir, 1], [dir, { encoding: 'bogus' }]]) {
    try {
      fs.watch(...bad).close();
      console.log('taken');
    } catch (e) {
      console.log(e.code, e.message);
    }
  }
  fs.watch(dir, { persistent: false });
})();
