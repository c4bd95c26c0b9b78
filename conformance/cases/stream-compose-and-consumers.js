const { compose, Transform, Readable } = require('stream');
const consumers = require('stream/consumers');
const each = (f) => new Transform({ transform(c, e, cb) { cb(null, f(c.toString())); } });
const d = compose(each((s) => s.toUpperCase()), each((s) => s + '!'));
d.on('data', (x) => console.log(x.toString())).on('end', () => console.log('end'));
d.write('a');
d.end('b');
(async () => {
  console.log(Object.keys(consumers));
  console.log(await consumers.text(Readable.from([Buffer.from([0xe2]), Buffer.from([0x82, 0xac]), 'x'])));
  console.log(await consumers.buffer(Readable.from([Buffer.from('by'), 'tes'])));
  console.log(await consumers.json(Readable.from(['{"a":', '1}'])));
  console.log((await consumers.arrayBuffer(Readable.from(['xy']))).byteLength, (await consumers.blob(Readable.from(['zzz']))).size);
  await consumers.json(Readable.from(['{'])).catch((e) => console.log(e.name));
})();
