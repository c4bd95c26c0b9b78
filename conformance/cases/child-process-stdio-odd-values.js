const cp = require('child_process');
const show = (name, stdio) => {
  try {
    const c = cp.spawn('true', { stdio });
    console.log(name, c.stdio.map((s) => s && s.constructor.name).join());
  } catch (e) { console.log(name, e.code, e.message); }
};
show('NaN', NaN);
show('empty', '');
show('false', false);
show('-1 is a pipe', ['ignore', -1, 'ignore']);
show('NaN is stdin', ['ignore', NaN, 'ignore']);
show('null behind 2', ['ignore', 'ignore', 'ignore', null, undefined, 'pipe']);
show('true', ['ignore', true, 'ignore']);
show('object', ['ignore', {}, 'ignore']);
show('word', 'text');
console.log(cp.spawnSync('cat', { input: new DataView(new ArrayBuffer(2)) }).stdout.length);
try { cp.spawnSync('cat', { input: new ArrayBuffer(2) }); } catch (e) { console.log(e.code, e.message); }
console.log(cp.spawnSync('echo', ['all of it'], { maxBuffer: 0 }).stdout.toString());
