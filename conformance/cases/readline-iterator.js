'use strict';
// A readline.Interface has one iterator, that of events.on over 'line'. Leaving a loop does not
// close the interface, and many lines that wait pause the input.
const readline = require('readline');
const { PassThrough } = require('stream');

const input = new PassThrough();
const rl = readline.createInterface({ input });
rl.on('close', () => console.log('close'));
rl.on('pause', () => console.log('pause'));
rl.on('resume', () => console.log('resume'));
const it = rl[Symbol.asyncIterator]();
console.log(it === rl[Symbol.asyncIterator](), it);
input.write('line\n'.repeat(3));
(async () => {
  let n = 0;
  for await (const line of rl) {
    console.log(line);
    if (++n === 2) break;
  }
  console.log(rl.listenerCount('line'), await it.next());

  const many = new PassThrough();
  const second = readline.createInterface({ input: many });
  let paused = 0, resumed = 0, lines = 0;
  second.on('pause', () => paused++);
  second.on('resume', () => resumed++);
  second[Symbol.asyncIterator]();
  many.end('x\n'.repeat(3000));
  for await (const line of second) lines += line.length;
  console.log(lines, paused > 0, resumed > 0);
  rl.close();
})();
