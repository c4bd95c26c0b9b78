// A bound socket holds the process, one that is unref'd does not; a send is waited for.
const dgram = require('dgram');
const s = dgram.createSocket('udp4').bind(0, '127.0.0.1', () => {
  console.log(s.unref() === s, s.ref() === s);
  s.unref();
  const out = dgram.createSocket('udp4').unref();
  out.send('x', s.address().port, '127.0.0.1', (err) => console.log('sent', err));
});
process.on('exit', (code) => console.log('exit', code));
