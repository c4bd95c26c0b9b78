// What one read has brought is emitted before the ticks and promise jobs of the first of it,
// at either end; also what the first disconnects on, and what follows on one that throws.
const { fork } = require('child_process');
const { existsSync, writeFileSync, writeSync, rmSync } = require('fs');
const { serialize } = require('v8');
const flag = `${process.env.CASE_TMP}/written`;
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
const messages = [0, 1, 2, { cmd: 'NODE_FOO' }, 'last'];
// Whoever reads while it is being written may find a part: the child writes all at once.
const frame = {
  json: (m) => Buffer.from(JSON.stringify(m) + '\n'),
  advanced(m) {
    const size = Buffer.alloc(4), body = serialize(m);
    size.writeUInt32BE(body.length);
    return Buffer.concat([size, body]);
  },
};

process.on('uncaughtException', (e) => log.push(e.message));
if (kid === undefined) {
  const run = ([end, serialization, ...rest]) => {
    const c = fork(__filename, ['kid', end, serialization], { serialization });
    if (end === 'child') {
      c.once('message', () => messages.forEach((m) => c.send(m, () => m === 'last' && writeFileSync(flag, ''))));
    } else {
      listen(c);
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
  writeSync(3, Buffer.concat(messages.map(frame[serialization])));
}
