// reuseAddr lets two sockets have one address, without it the second gets EADDRINUSE; ipv6Only
// leaves the IPv4 port free; buffer sizes are the kernel's.
const dgram = require('dgram');
const bind = (options, port, address) => new Promise((done) => {
  const s = dgram.createSocket(options);
  s.on('error', (e) => done(s.close() && e)).bind(port, address, () => done(s));
});
const shown = (s) => (s instanceof Error ? [s.code, s.syscall, s.address].join(' ') : s.address().address);
(async () => {
  for (const [first, second] of [[false, false], [true, true], [true, false], [false, true]]) {
    const a = await bind({ type: 'udp4', reuseAddr: first }, 0, '127.0.0.1');
    const b = await bind({ type: 'udp4', reuseAddr: second }, a.address().port, '127.0.0.1');
    console.log(first, second, shown(b));
    a.close();
    if (!(b instanceof Error)) b.close();
  }
  for (const ipv6Only of [true, false]) {
    const a = await bind({ type: 'udp6', ipv6Only }, 0, '::');
    const b = await bind({ type: 'udp4' }, a.address().port, '0.0.0.0');
    console.log('ipv6Only', ipv6Only, shown(b));
    a.close();
    if (!(b instanceof Error)) b.close();
  }
  const s = await bind({ type: 'udp4', recvBufferSize: 10000, sendBufferSize: 12000 }, 0, '127.0.0.1');
  console.log(s.getRecvBufferSize(), s.getSendBufferSize());
  s.setRecvBufferSize(5000);
  s.setSendBufferSize(6000);
  console.log(s.getRecvBufferSize(), s.getSendBufferSize());
  s.close();
})();
