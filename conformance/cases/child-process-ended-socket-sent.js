// A socket that was ended and then sent comes to its end all the same: 'finish' here, 'end'
// at the other side, and the child gets the rest of its life.
const { fork } = require('child_process');
const net = require('net');

if (process.argv[2] === 'child') {
  process.on('message', (m, s) => {
    const seen = [];
    s.on('end', () => seen.push('end'));
    s.on('close', () => {
      seen.push('close');
      process.send(seen, () => process.disconnect());
    });
    s.resume();
  });
} else {
  const seen = [];
  let sent, inChild, other;
  const child = fork(__filename, ['child']);
  child.on('message', (m) => { inChild = m; });
  const server = net.createServer((s) => {
    for (const event of ['prefinish', 'finish', 'end', 'close', 'error']) s.on(event, () => seen.push(event));
    s.end();
    child.send('x', s, (e) => { sent = e; });
    console.log(s._handle, s.timeout, s.pending, Object.keys(s).slice(-1).join());
    server.close();
  });
  server.listen(0, '127.0.0.1', () => {
    const c = net.connect(server.address().port, '127.0.0.1');
    c.on('close', (hadError) => { other = hadError; }).resume();
  });
  process.on('exit', () => console.log(seen, sent, inChild, other, child.exitCode));
}
