// Messages of throws, rejects, ifError and CallTracker, and the shape of AssertionError,
// compared with Node's.
'use strict';
const assert = require('assert');
const util = require('util');
const log = (...args) => p(util.format(...args));
const T = (f) => { try { f(); log('ok'); } catch (e) { log(e.name, '|', e.code, '|', e.generatedMessage, '|', e.message); } };
T(()=>assert.deepStrictEqual({a:1},{a:2},'msg'));T(()=>assert.strictEqual({},{},'msg'));T(()=>assert.notStrictEqual(1,1,'msg'));T(()=>assert.deepEqual(1,2,'msg'));T(()=>assert.strictEqual('hello world','hello there','msg'));T(()=>assert.notDeepStrictEqual(1,1,'msg'));T(()=>assert.strictEqual('a'.repeat(50),'b','msg'));T(()=>assert.strictEqual(1,2,''));T(()=>assert.strictEqual(1,2,null));T(()=>assert.strictEqual(1,2,5));T(()=>assert.equal(1,2,''));T(()=>assert.throws(()=>{throw new Error('abc')},{message:'x'},'msg'));T(()=>assert.ok(false,''));T(()=>assert.strictEqual([1,2],[1,2],'msg'));T(()=>assert.deepStrictEqual([1,2],[1,3,4,5,6,7,8],'msg'));
try{assert.strictEqual(1,2)}catch(e){log(Object.getOwnPropertyNames(e),Object.keys(e),e.toString(),e.stack.split('\n')[0],JSON.stringify(Object.getOwnPropertyDescriptor(e,'name')),Object.getPrototypeOf(e)===assert.AssertionError.prototype,e.constructor.name);log(require('util').inspect(e).replace(/\n    at.*/g,''))}
class E extends Error{}
T(()=>assert.throws(()=>{throw new E('q')},TypeError));T(()=>assert.throws(()=>{throw 'str'},TypeError));T(()=>assert.throws(()=>{throw new Error()},TypeError));T(()=>assert.throws(()=>{throw null},TypeError));T(()=>assert.throws(()=>{throw {a:1}},TypeError));
T(()=>assert.throws(()=>{throw 5},()=>false));T(()=>assert.throws(()=>{throw new Error('z')},function named(){return 0}));T(()=>assert.throws(()=>{throw new Error('z')},()=>({})));
T(()=>assert.throws(()=>{throw new Error('z')},'z'));T(()=>assert.throws(()=>{throw 'z'},'z'));T(()=>assert.throws(()=>{throw 'z'},'y'));
T(()=>assert.doesNotThrow(()=>{throw 'z'}));T(()=>assert.doesNotThrow(()=>{throw undefined}));T(()=>assert.doesNotThrow(()=>{throw new Error('q')},/q/));T(()=>assert.doesNotThrow('x'));
T(()=>assert.ifError({message:'own'}));T(()=>assert.ifError({message:''}));T(()=>assert.ifError({a:1}));T(()=>assert.ifError(new Error('')));T(()=>assert.ifError(new TypeError('')));
try{assert.ifError(new Error('x'))}catch(e){log(Object.keys(e),e.actual.message,e.expected,e.operator, Object.getOwnPropertyNames(e))}
T(()=>assert.throws(()=>{},{a:1}));T(()=>assert.throws(()=>{},class Foo extends Error{}));T(()=>assert.throws(()=>{},()=>{}));T(()=>assert.throws(()=>{},{name:'Q'}));
T(()=>assert.fail(undefined));T(()=>assert.fail(''));T(()=>assert.fail(null));T(()=>assert.fail(5));
(async()=>{
const A=async f=>{try{log('ok',await f())}catch(e){log(e.name,'|',e.code,'|',e.operator,'|',e.message)}};
await A(()=>assert.rejects(5));await A(()=>assert.rejects(()=>5));await A(()=>assert.rejects(Promise.resolve(1)));await A(()=>assert.rejects(Promise.reject(new Error('x'))));await A(()=>assert.rejects(async()=>{throw new Error('x')},/y/));await A(()=>assert.rejects(()=>{throw new Error('sync')}));
await A(()=>assert.doesNotReject(Promise.reject(new Error('x'))));await A(()=>assert.doesNotReject(async()=>1));await A(()=>assert.rejects(Promise.resolve(1),'mm'));await A(()=>assert.rejects(Promise.resolve(1),TypeError));await A(()=>assert.doesNotReject(()=>1));
await A(()=>assert.rejects({then(a,b){b(1)},catch(){}}));
const t=new assert.CallTracker();const f=t.calls(function foo(a,b){return a},2);f(1,2);log(f.name,f.length,JSON.stringify(t.report().map(({stack,...r})=>r)),JSON.stringify(t.getCalls(f)));T(()=>t.verify());f();t.verify();t.reset(f);log(t.getCalls(f).length);T(()=>t.calls(1,2,3));T(()=>t.calls(()=>1,0));T(()=>t.calls(()=>1,'x'));T(()=>t.getCalls(5));T(()=>t.getCalls(()=>1));T(()=>t.reset(()=>1));const g=t.calls();const h=t.calls(3);T(()=>t.verify());log(Object.keys(t.report()[0]));
log(t.getCalls(f));
})();
log(Object.keys(assert).join(), Object.keys(assert.strict).join(), assert.strict.strict===assert.strict, assert.name, assert.strict.name, assert.ok===assert, assert.ok.name, require('assert/strict')===assert.strict);
