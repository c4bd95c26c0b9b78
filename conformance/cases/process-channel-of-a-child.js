// process.send, connected, channel and disconnect: there with a channel, undefined without.
'use strict';
const { fork, spawn } = require('child_process');

const facts = () => [typeof process.send, process.connected, typeof process.channel, typeof process.disconnect, 'send' in process, 'connected' in process,
  'channel' in process, process.env.NODE_CHANNEL_FD, process.env.NODE_CHANNEL_SERIALIZATION_MODE].join();
if (process.argv[2] === 'plain') { console.log('plain', facts()); return; }
if (process.argv[2] === 'child') {
  console.log('child', facts());
  console.log(Object.keys(process).filter((k) => /send|connect|channel|Queue|Pending/i.test(k)).join());
  console.log(process.channel.constructor.name, typeof process.channel.ref, typeof process.channel.unref, typeof process.channel.fd, process.channel.ref(), process.channel.unref());
  for (const args of [[], [undefined], [Symbol('s')], [() => {}], [1, {}], [1, null, 5], [{ a: 1n }]]) {
    try { process.send(...args); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
  }
  console.log(process.send({ answer: 42, nan: NaN, u: undefined }, (e) => {
    console.log('sent', e);
    process.on('disconnect', () => {
      console.log('disconnect', facts());
      console.log(process.send('late', (e) => console.log(e.name, e.code, e.message)));
      process.once('error', (e) => { console.log('error', e.code); process.once('error', (e) => console.log('error', e.code)); process.send('later'); });
      process.disconnect();
    });
    process.disconnect();
    console.log('disconnected', facts());
  }));
  return;
}
const show = (name, child) => new Promise((done) => {
  let out = '';
  child.stdout.on('data', (d) => { out += d; });
  child.on('message', (m) => { out += JSON.stringify(m) + '\n'; });
  child.on('disconnect', () => { console.log(name, 'parent: disconnect', child.connected); });
  child.on('close', (code) => { console.log(name, code); console.log(out.split('\n').sort().join('\n')); done(); });
});
(async () => {
  await show('fork', fork(__filename, ['child'], { silent: true }));
  await show('spawn', spawn(process.execPath, [__filename, 'child'], { stdio: ['ignore', 'pipe', 'inherit', null, 'ipc'] }));
  await show('plain', spawn(process.execPath, [__filename, 'plain'], { stdio: ['ignore', 'pipe', 'inherit'] }));
})();
