// process.binding: the error numbers of uv, the constants and the older checks of types.
'use strict';
const fs = require('fs');
const os = require('os');

const uv = process.binding('uv');
console.log(uv.UV_ENOENT, uv.UV_EOF, uv.UV_ECANCELED, uv.errname(-2), uv.errname(uv.UV_EOF), uv.getErrorMap().get(-111));
console.log(Object.keys(uv).length, Object.keys(uv).filter((name) => !name.startsWith('UV_')), process.binding('uv') === uv);
console.log(Object.keys(uv).filter((name) => name.startsWith('UV_') && uv.errname(uv[name]) !== name.slice(3)));

const constants = process.binding('constants');
console.log(constants.os === os.constants, constants.fs === fs.constants, constants.zlib.Z_BEST_SPEED, constants.crypto.SSL_OP_NO_TLSv1);

const util = process.binding('util');
console.log(Object.keys(util), util.isRegExp(/x/), util.isDate({}), util.isArrayBufferView(Buffer.alloc(1)));

for (const f of [() => process.binding('nothing'), () => process._linkedBinding('nothing')]) {
  try { f(); } catch (err) { console.log(err.name, err.code, err.message); }
}
