'use strict';
const assert = require('assert');
const said = (f) => { try { f(); console.log('nothing'); } catch (e) { console.log(`${e.name} ${e.code} ${e.message.replace(/\n +at .*/g, '')}`); } };
const throws = (value) => () => { throw value; };
// doesNotThrow takes a class, a function or a pattern, and says what was thrown
for (const expected of [{}, new Error('boom'), 5, /nope/, null, 'message']) said(() => assert.doesNotThrow(throws(new Error('boom')), expected));
for (const value of [null, undefined, 0, 'text']) said(() => assert.doesNotThrow(throws(value)));
// Error itself is called, its subclasses are asked by instanceof
said(() => assert.throws(throws(new Set()), Error));
said(() => assert.throws(throws(new Set()), TypeError));
// a value that is no object beside properties
said(() => assert.throws(throws('text'), { message: 'x' }));
said(() => assert.throws(throws('text'), { message: 'x' }, 'own message'));
said(() => assert.throws(throws(null), { message: 'x' }, new RangeError('own error')));
// match names the type of what is no string
for (const value of [undefined, null, { a: 1 }, 5n, Symbol('x'), () => {}]) said(() => assert.match(value, /x/));
// errors are shown without their stacks
const error = Object.assign(new Error('shown'), { code: 'X' });
for (const method of ['notEqual', 'notDeepEqual', 'notStrictEqual', 'notDeepStrictEqual']) said(() => assert[method](error, error));
said(() => assert.deepEqual(error, new TypeError('other')));
said(() => assert.notDeepEqual({ get a() { return 1; } }, { a: 1 }));
