'use strict';
// Objects without what most have, a prototype or a constructor with a name, break no message.
const { execFileSync, spawnSync } = require('child_process');
const util = require('util');

const odd = () => ({ constructor: { __proto__: null } });
const bare = { __proto__: null };
const attempt = (name, f) => {
  try {
    console.log(name, f());
  } catch (e) {
    console.log(name, e.name, e.message.split('\n')[0]);
  }
};
attempt('call', () => bare());
attempt('circular', () => { const o = odd(); o.o = o; JSON.stringify(o); });
attempt('receiver', () => SharedArrayBuffer.prototype.slice.call(odd()));
attempt('argument', () => setTimeout(bare));
attempt('buffer', () => util.inspect(Object.assign(Buffer.from('a'), odd())));
attempt('promisify', () => {
  const f = Object.setPrototypeOf(() => {}, null);
  delete f.length;
  return typeof util.promisify(f);
});

const last = {
  getters: "const e = new Error('x'); Object.defineProperty(e, 'stack', { get() { throw 1 } }); throw e",
  message: "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw 1 } }); e.name = Symbol(); throw e",
  rejection: 'Promise.reject({ constructor: { __proto__: null } })',
};
for (const name in last) console.log(name, spawnSync(process.execPath, ['-e', last[name]]).status);
console.log(execFileSync(process.execPath, ['-e', "const e = new Error('x'); delete e.stack; console.log(e)"]).toString());
