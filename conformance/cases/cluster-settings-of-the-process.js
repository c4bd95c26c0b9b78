const cluster = require('cluster');
const fs = require('fs');
if (cluster.isPrimary) {
  const all = [
    { silent: true }, { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] }, { stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'] },
    { stdio: ['ignore', 'pipe', 'inherit', 'pipe', 'ipc'] }, { stdio: 'pipe' }, { silent: true, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    { silent: true, cwd: '/' }, { silent: true, args: ['a', 'b c', ''], execArgv: ['--no-warnings'] },
    { silent: true, windowsHide: true, serialization: 'advanced' },
  ];
  (function next() {
    const settings = all.shift();
    if (!settings) return;
    console.log(settings);
    cluster.settings = {};
    cluster.setupPrimary({ args: [], ...settings });
    const { process: p } = cluster.fork({ N: all.length }).on('message', (m) => console.log('message', m));
    console.log(p.stdio.map((s) => s && s.constructor.name).join());
    const out = []; // by descriptor: which is read first is not for a case
    p.stdio.forEach((s, i) => { if (i && s) s.on('data', (d) => { out[i] = (out[i] || i + ': ') + d; }); });
    if (p.stdin) p.stdin.end('input');
    p.on('close', (code) => { console.log(JSON.stringify(out.join('')), code); next(); });
  })();
} else {
  console.log(process.argv.slice(2), process.execArgv, process.cwd() === '/', process.channel.fd);
  if (process.env.N === '6') fs.writeSync(4, 'extra');
  if (process.env.N === '5') fs.writeSync(3, 'extra');
  if (process.env.N === '0') process.send(new Map([['k', new Set([1n, /x/g])]]));
  process.disconnect();
}
