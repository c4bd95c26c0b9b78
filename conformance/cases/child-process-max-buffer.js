// The limit counts bytes; of a text that passes it, as many characters are kept.
const cp = require('child_process');
const todo = [
  [{ maxBuffer: 2 }], [{ maxBuffer: 3, encoding: 'buffer' }], [{ maxBuffer: 4, encoding: 'latin1' }], [{ maxBuffer: 12 }],
  [{ encoding: undefined }], [{ encoding: null }], [{ encoding: 'nonsense' }],
];
(function next() {
  const [options] = todo.shift() || [];
  if (!options) return;
  const child = cp.exec('printf "中文测试"', options, (err, out) => { console.log(err && err.message, out); next(); });
  console.log(child.stdout.readableEncoding);
})();
const r = cp.spawnSync('printf', ['0123456789'], { maxBuffer: 4, encoding: 'utf8' });
console.log(r.error.code, r.stdout); // what has been read is kept whole
