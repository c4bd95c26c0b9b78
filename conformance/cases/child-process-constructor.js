// ChildProcess is a function: called without new it makes its this a child that has not been
// started. kill, ref and unref do with whatever has a _handle.
'use strict';
const { ChildProcess } = require('child_process');
const { inherits } = require('util');

const show = (name, f) => {
  try { console.log(name, f()); } catch (e) { console.log(name, e.name, e.message); }
};
const keys = (o) => Object.keys(o).join();
show('call', () => ChildProcess());
show('call on', () => { const o = {}; return [ChildProcess.call(o), keys(o), o._handle.constructor.name]; });
show('class', () => { class Mine extends ChildProcess {} return keys(new Mine()); });
show('inherits', () => {
  function Mine() { ChildProcess.call(this); }
  inherits(Mine, ChildProcess);
  return [keys(new Mine()), new Mine() instanceof ChildProcess];
});
show('kill', () => ChildProcess.prototype.kill.call({}));
show('kill', () => ChildProcess.prototype.kill.call({ _handle: { kill(s) { console.log('signal', s); return 0; } } }));
show('unref', () => ChildProcess.prototype.unref.call({ _handle: { unref() { console.log('unref'); } } }));
show('ref', () => ChildProcess.prototype.ref());
show('spawn', () => ChildProcess.prototype.spawn({ file: 'true' }));
for (const s of ['x', {}, null, '', true, -1, 1.5, 100]) show('signal', () => new ChildProcess().kill(s));
