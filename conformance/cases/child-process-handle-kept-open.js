// A socket that is sent with keepOpen stays open in the process that sends it, too;
// windowsVerbatimArguments is taken and means nothing here.
const { fork, spawnSync } = require('child_process');
const net = require('net');
if (process.argv[2] === 'child') {
  process.on('message', (m, socket) => {
    if (!socket) return process.disconnect();
    socket.write('child ', () => process.send('written'));
  });
} else {
  console.log(String(spawnSync(process.execPath, ['-p', '"verbatim"'], { windowsVerbatimArguments: true }).stdout).trim());
  const child = fork(__filename, ['child']);
  const server = net.createServer((socket) => {
    child.on('message', (m) => {
      console.log(m, socket.destroyed, socket.writable);
      socket.end('parent');
      child.send('enough');
    });
    child.send('take', socket, { keepOpen: true }, (err) => console.log('sent', err));
  });
  let got = '', ends = 0;
  const end = () => { if (++ends === 2) { console.log(got); server.close(); } };
  child.on('exit', (code) => { console.log('exit', code); end(); });
  server.listen(0, '127.0.0.1', () => {
    net.connect(server.address().port, '127.0.0.1').on('data', (d) => { got += d; }).on('close', end);
  });
}
