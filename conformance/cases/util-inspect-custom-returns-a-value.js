'use strict';
// what a custom inspector returns that is no string is shown as any value; search parameters break into lines
const params = new URLSearchParams('a=1&b=2');
for (const breakLength of [1, 20, 80]) console.log(require('util').inspect(params, { breakLength }), require('util').inspect(params.keys(), { breakLength }));
class Params extends URLSearchParams {}
console.log(new Params('a=' + 'x'.repeat(80)));
const util=require('util'); const c=util.inspect.custom;
for (const r of [5,-0,null,undefined,'s\nt',Symbol('x'),[1],()=>{},5n,true,{a:{b:1}}]) for (const o of [{},{colors:true},{numericSeparator:true}]) try { console.log(JSON.stringify(util.inspect({k:{[c](){return r}}},o))); } catch(e) { console.log(e.message) }
console.log(util.inspect({k:{[c](){return 'a\nb'}}}), util.inspect({k:{[c](){return {a:'x\ny'.repeat(20)}}}}),util.inspect({k:{[c](){return function foo(){}}}}));
