// What one read has brought is emitted before the ticks and promise jobs of the first of it,
// at either end; also what the first disconnects on, and what follows on one that throws.
const { fork } = require('child_process');
const { existsSync, writeFileSync, rmSync, readFileSync, readdirSync } = require('fs');
const flag = `${require('os').tmpdir()}/one-read-${process.argv[5] || process.pid}`;
const [, , kid, end, serialization] = process.argv;
const log = [];

function listen(em) {
  em.on('message', (m) => {
    log.push(`message ${m} ${em.connected}`);
    process.nextTick(() => log.push(`tick ${m}`));
    Promise.resolve().then(() => log.push(`promise ${m}`));
    if (m === 1 && em === process) throw new Error('thrown');
    if (m === 2) em.disconnect();
  });
  em.on('internalMessage', (m) => log.push(`internal ${m.cmd}`));
  em.on('disconnect', () => log.push('disconnect'));
}
function burst(em, then) {
  for (let i = 0; i < 3; i++) em.send(i);
  em.send({ cmd: 'NODE_FOO' });
  em.send('last', then);
}

process.on('uncaughtException', (e) => log.push(e.message));
if (kid === undefined) {
  const run = ([end, serialization, ...rest]) => {
    const c = fork(__filename, ['kid', end, serialization, process.pid], { serialization });
    if (end === 'child') {
      c.once('message', () => burst(c, () => writeFileSync(flag, '')));
    } else {
      listen(c);
      while (!/\) Z/.test(readFileSync(`/proc/${c.pid}/stat`)) || readdirSync(`/proc/${c.pid}/task`).length > 1);
    }
    c.on('exit', () => {
      rmSync(flag, { force: true });
      setImmediate(() => {
        console.log(log.splice(0).join('\n'));
        if (rest.length > 0) run(rest);
      });
    });
  };
  run(['child', 'json', 'child', 'advanced', 'parent', 'json', 'parent', 'advanced']);
} else if (end === 'child') {
  listen(process);
  process.send('ready');
  while (!existsSync(flag));
  process.on('exit', () => console.log(log.join('\n')));
} else {
  burst(process);
}
