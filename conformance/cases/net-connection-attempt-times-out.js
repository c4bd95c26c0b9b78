// connectionAttemptTimeout: an address whose queue is full does not answer, and the next one is tried.
const net = require('net');
const { fork } = require('child_process');
if (process.argv[2]) {
  const full = net.createServer().listen({ port: 0, host: '127.0.0.2', backlog: 1 }, () => {
    process.send(full.address().port);
    process.once('message', () => process.kill(process.pid, 'SIGSTOP')); // from now on it accepts nobody
  });
  return;
}
const child = fork(__filename, ['child']);
child.on('message', (port) => {
  child.send('stop');
  const server = net.createServer((s) => s.end()).listen(port, '127.0.0.1', () => stopped(() => fill(port, () => {
    race(port, { autoSelectFamilyAttemptTimeout: 15 }, () => race(port, { autoSelectFamilyAttemptTimeout: 1 }, () => {
      server.close();
      child.kill('SIGKILL');
      for (const c of fillers) c.destroy();
    }));
  })));
});
function stopped(then) {
  const state = require('fs').readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1][0];
  setImmediate(state === 'T' ? then : stopped, then);
}
const fillers = [];
// fill connects until one is left without an answer.
function fill(port, then) {
  const c = net.connect(port, '127.0.0.2');
  fillers.push(c);
  const timer = setTimeout(then, 250);
  c.on('error', () => {}).on('connect', () => { clearTimeout(timer); fill(port, then); });
}
function race(port, options, then) {
  const lookup = (host, o, cb) => cb(null, ['127.0.0.2', '127.0.0.1'].map((address) => ({ address, family: 4 })));
  const c = net.connect({ port, host: 'somewhere.test', lookup, ...options });
  for (const ev of ['connectionAttempt', 'connectionAttemptTimeout', 'connectionAttemptFailed', 'connect', 'error', 'close']) {
    c.on(ev, (...args) => console.log(ev, ...args.map((v) => (v === port ? 'PORT' : v))));
  }
  c.resume().on('close', () => { console.log(c.autoSelectFamilyAttemptedAddresses.map((a) => a.replace(port, 'PORT'))); then(); });
}
