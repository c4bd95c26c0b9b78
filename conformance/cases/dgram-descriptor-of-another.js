// bind({ fd }) takes over a socket that is there, and minds neither port nor address.
const dgram = require('dgram');
const a = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  const fd = a._handle.fd;
  const port = a.address().port;
  console.log(Number.isInteger(fd) && fd > 0);
  const child = require('child_process').spawn(process.execPath, ['-e', `
    const s = require('dgram').createSocket('udp4', (m, from) => {
      s.send('back: ' + m, from.port, from.address, () => s.close());
    });
    s.bind({ fd: 3, port: 1, address: '192.0.2.1' }, () => console.log('listening', s.address().address, s.address().port));
  `], { stdio: ['ignore', 'pipe', 'inherit', fd] });
  child.stdout.once('data', (text) => {
    console.log(String(text).replace(port, 'PORT').trim());
    a.close();
    const c = dgram.createSocket('udp4', (m) => { console.log(String(m)); c.close(); });
    c.send('hello', port, '127.0.0.1');
  });
  child.on('exit', (code) => console.log('exit', code));
});
