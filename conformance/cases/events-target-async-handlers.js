'use strict';
// what async listeners of every kind reject with is an uncaught exception
const events = require('events');
process.on('uncaughtException', (e) => console.log('uncaught', e.message || e));
process.on('unhandledRejection', (e) => console.log('unhandled', e));
const fails = (with_) => async () => { throw with_; };
let c = new AbortController();
c.signal.onabort = fails('onabort');
c.abort();
c = new AbortController();
events.addAbortListener(c.signal, fails('addAbortListener'));
c.signal.addEventListener('abort', fails('addEventListener'));
c.abort();
events.addAbortListener(AbortSignal.abort(), fails('addAbortListener, late'));
c = new AbortController();
AbortSignal.any([c.signal]).onabort = fails('any');
c.abort();
const target = new EventTarget();
target.addEventListener('x', { handleEvent: fails('handleEvent') });
target.dispatchEvent(new Event('x'));

// a listener that throws leaves the event dispatched for the next one
target.addEventListener('y', () => { throw new Error('thrown'); });
target.addEventListener('y', (e) => console.log(e.eventPhase, e.currentTarget === target));
target.addEventListener('y', (e) => console.log(e.eventPhase, e.currentTarget));
target.dispatchEvent(new Event('y'));

const listener = () => {};
const { signal } = new AbortController();
const registered = events.addAbortListener(signal, listener);
console.log(events.getEventListeners(signal, 'abort')[0] === listener);
registered[Symbol.dispose]();
console.log(events.getEventListeners(signal, 'abort').length);
target.addEventListener('z', 5, { signal: AbortSignal.abort() });
console.log('an aborted signal comes first');
