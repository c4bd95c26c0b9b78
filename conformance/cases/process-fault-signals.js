// A child that is sent a signal of the processor's faults dies of it in silence; one that
// listens for it gets it. process.abort() dies of SIGABRT; its trace of Node is not compared.
'use strict';
const { spawn } = require('child_process');

const names = ['SIGSEGV', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGTRAP', 'SIGSYS', 'SIGABRT', 'SIGQUIT'];

function child(name, script, done) {
  const c = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '', err = '';
  c.stdout.on('data', (d) => {
    if (out === '' && name) c.kill(name);
    out += d;
  });
  if (name !== null) c.stderr.on('data', (d) => { err += d; });
  c.on('close', (code, signal) => done(`${code} ${signal} ${JSON.stringify(out + err)}`));
}

const busy = 'require("fs").writeSync(1, "up"); for (;;);';
const listens = (name) => `process.on('${name}', (n, k) => { console.log(n, k === require('os').constants.signals[n]); clearInterval(t); });
  const t = setInterval(() => {}, 1000); console.log('up');`;
const gone = (name) => `const f = () => {}; process.on('${name}', f); process.off('${name}', f); setInterval(() => {}, 1000); console.log('up');`;

const work = [];
for (const n of names) work.push([n, 'busy', busy], [n, 'gone', gone(n)]);
for (const n of names) work.push([n, 'listens', listens(n)]);
work.push([null, 'abort', 'process.on("exit", () => console.log("exit")); process.on("SIGABRT", () => console.log("no")); process.abort()']);
for (const n of names) work.push([null, 'self ' + n, `process.on("exit", () => console.log("exit")); process.kill(process.pid, '${n}'); setInterval(() => {}, 1000)`]);

(function next() {
  const w = work.shift();
  if (w) child(w[0], w[2], (result) => { console.log(w[0], w[1], result); next(); });
})();
