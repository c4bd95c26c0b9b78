const { Readable } = require('stream');
function make(name, f) {
  const r = new Readable({ objectMode: true, read() {} });
  r.on('data', (d) => { console.log(name, d); f(r); });
  r.on('error', (e) => console.log(name, e.message)).on('close', () => console.log(name, 'close'));
  r.push(1);
  r.push(2);
  return r;
}
make('in data', (r) => r.destroy());
make('in data with error', (r) => r.destroy(new Error('late')));
make('before', () => {}).destroy(new Error('early'));
Readable.from([1, null, 2]).on('data', (d) => console.log('from', d)).on('error', (e) => console.log('from', e.code));
