'use strict';
// the delay is looked at before the options, and both before a signal that is aborted
const timers = require('timers/promises');
const { scheduler } = timers;
const aborted = AbortSignal.abort('why');
const say = (name, p) => p.then((v) => console.log(name, v), (e) => console.log(name, e.code, e.message, e.cause));
say('both wrong', timers.setTimeout('x', 1, { signal: 5 }));
say('delay and aborted', timers.setTimeout({}, 1, { signal: aborted }));
say('options', timers.setTimeout(1, 1, { signal: 5 }));
say('ref and aborted', timers.setTimeout(1, 1, { signal: aborted, ref: 1 }));
say('wait', scheduler.wait('x', { signal: 'y' }));
say('wait, options', scheduler.wait(1, 5));
say('immediate', timers.setImmediate(1, { signal: aborted }));
