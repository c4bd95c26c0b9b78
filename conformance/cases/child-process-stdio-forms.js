// What stdio may hold: words, streams, descriptors, nothing; what the child finds there and
// what the parent has in stdio.
'use strict';
const { spawn, spawnSync } = require('child_process');
const fs = require('fs');
const net = require('net');
const path = require('path');
const { once } = require('events');

const file = path.join(process.env.CASE_TMP, 'out');
const kinds = 'for i in 0 1 2 3 4 5; do if [ -e /proc/self/fd/$i ]; then l=$(readlink /proc/$$/fd/$i); printf "$i=%s " ${l%%:*}; fi; done > ' + file;
const show = async (name, stdio) => {
  const c = spawn('sh', ['-c', kinds], { stdio });
  for (const s of c.stdio) s?.resume?.();
  const [code] = await once(c, 'close');
  const out = fs.readFileSync(file, 'utf8').replace(/[0-9]=\/proc\S* /g, '').replaceAll(process.env.CASE_TMP, 'TMP');
  console.log(name, '|', out, '|', c.stdio.map((s) => s && s.constructor.name).join(), code, c.stdin === c.stdio[0], c.stdout === c.stdio[1], c.stderr === c.stdio[2]);
};
(async () => {
  await show('pipe', 'pipe');
  await show('overlapped', 'overlapped');
  await show('ignore', 'ignore');
  await show('array of words', ['pipe', 'ignore', 'overlapped']);
  await show('null and undefined', [null, undefined, null, null, undefined, 'pipe']);
  await show('ignore behind 2', ['ignore', 'ignore', 'ignore', 'ignore', 'pipe']);
  const fd = fs.openSync(path.join(process.env.CASE_TMP, 'a'), 'w');
  await show('descriptor', ['ignore', fd, fd, fd]);
  await show('object with fd', ['ignore', { fd }, 'ignore']);
  const stream = fs.createWriteStream(path.join(process.env.CASE_TMP, 'b'));
  try { spawn('true', { stdio: ['ignore', stream, 'ignore'] }); } catch (e) { console.log(e.code, e.message.split('\n')[0].slice(0, 60)); }
  await once(stream, 'open');
  await show('file stream', ['ignore', stream, 'ignore']);
  const reading = fs.createReadStream(file);
  await once(reading, 'open');
  console.log(spawnSync('cat', { stdio: [reading, 'pipe', 'inherit'] }).stdout.length > 0);
  stream.destroy(); reading.destroy();

  const server = net.createServer().listen(path.join(process.env.CASE_TMP, 's'));
  await once(server, 'listening');
  const client = net.connect(server.address());
  const [[accepted]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
  const c = spawn('echo', ['through a socket'], { stdio: ['ignore', accepted, 'inherit'] });
  client.on('data', (d) => console.log('socket:', String(d)));
  await once(c, 'close');
  accepted.destroy(); server.close();
  await once(client, 'close');

  const extra = spawn('sh', ['-c', 'cat <&3 >&4; echo done >&3'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const got = { 3: '', 4: '' }; // two sockets, in no order
  for (const n in got) extra.stdio[n].on('data', (d) => got[n] += d);
  extra.stdio[3].end('both ways');
  await once(extra, 'close');
  console.log(got);
  const tail = spawn('sh', ['-c', 'echo first; echo second >&2'], { stdio: ['ignore', 'pipe', process.stdout] });
  tail.stdout.resume();
  await once(tail, 'close');
  console.log(tail.stderr, spawnSync('sh', ['-c', 'echo inherited'], { stdio: ['inherit', 'inherit', 'inherit'] }).output);
  console.log(spawnSync('sh', ['-c', 'cat; echo by number >&2'], { stdio: [0, 1, 1] }).stdout);
  fs.closeSync(fd);
})();
