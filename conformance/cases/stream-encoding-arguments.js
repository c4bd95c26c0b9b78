// What setEncoding, the options and StringDecoder take for an encoding: a text that names one,
// and no value that only turns into such a text.
'use strict';
const { Readable, Writable } = require('stream');
const { StringDecoder } = require('string_decoder');
const values = ['utf8', 'UTF-8', 'Ucs-2', '', 'nope', 'buffer', null, undefined, [], ['utf8'], [[]], {}, 1, 0, NaN, true, 1n, Symbol('x'),
  { toString() { return 'hex'; } }, { toString: null }, Object.create(null), new String('latin1'), () => 1];
const take = {
  setEncoding: (e) => new Readable({ read() {} }).setEncoding(e).readableEncoding,
  encoding: (e) => String(new Readable({ encoding: e }).readableEncoding),
  setDefaultEncoding: (e) => new Writable().setDefaultEncoding(e)._writableState.defaultEncoding,
  defaultEncoding: (e) => new Writable({ defaultEncoding: e })._writableState.defaultEncoding,
  decoder: (e) => new StringDecoder(e).encoding,
  write: (e) => new Writable({ write() {} }).write('a', e),
};
for (const [name, f] of Object.entries(take)) {
  for (const v of values) {
    let out;
    try { out = f(v); } catch (err) { out = `${err.name} ${err.code} ${err.message}`; }
    console.log(name, typeof v, out);
  }
}
