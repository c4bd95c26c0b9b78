const cluster = require('cluster');
const dgram = require('dgram');
const WORKERS = 3;
const PACKETS = 30;
if (cluster.isPrimary) {
  let got = 0;
  let exits = 0;
  const addresses = new Set();
  let listening = 0;
  cluster.on('message', () => { if (++got === PACKETS) { console.log('all have come'); cluster.disconnect(); } });
  cluster.on('listening', (w, a) => {
    addresses.add(JSON.stringify([a.addressType, a.address, a.fd, a.port > 0]));
    if (++listening < WORKERS) return;
    console.log(...addresses);
    const s = dgram.createSocket('udp4');
    let sent = 0;
    const send = () => { if (sent++ === PACKETS) s.close(); else s.send('x', a.port, '127.0.0.1', send); };
    send();
  });
  cluster.on('exit', (w, code) => { if (++exits === WORKERS) console.log('exit', code, w.exitedAfterDisconnect); });
  for (let i = 0; i < WORKERS; i++) cluster.fork();
} else {
  dgram.createSocket('udp4').on('message', () => process.send('got')).bind(0);
}
