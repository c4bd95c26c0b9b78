const cluster = require('cluster');
const show = (f) => {
  try {
    f();
    console.log(JSON.stringify(cluster.settings, (k, v) => (k === 'exec' && v.includes('/') ? 'path' : v)));
  } catch (e) { console.log(e.name, e.code, e.message); }
};
for (const arg of ['ab', 5, null, undefined, true, ['x'], () => {}, Symbol('x'), 10n]) {
  cluster.settings = {};
  show(() => cluster.setupPrimary(arg));
}
cluster.settings = {};
show(() => cluster.setupPrimary({ exec: 'a', args: ['1'], more: 1, cwd: '/' }));
show(() => cluster.setupPrimary({ exec: 'b' }));
show(() => cluster.setupPrimary());
show(() => cluster.setupPrimary(Object.create({ args: ['of the prototype'] })));
for (const execArgv of [undefined, null, 5, {}, true]) {
  cluster.settings = {};
  show(() => { cluster.setupPrimary({ execArgv }); cluster.fork(); });
}
console.log(Object.keys(cluster.workers).length);
