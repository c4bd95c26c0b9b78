// Answers that have records, but none of the type that was asked for: each type has its way.
'use strict';
const dns = require('dns'), dgram = require('dgram');
const name = (n) => Buffer.concat([...n.split('.').map((l) => Buffer.concat([Buffer.from([l.length]), Buffer.from(l)])), Buffer.from([0])]);
const record = (type, data) => Buffer.concat([Buffer.from([0xc0, 12, type >> 8, type & 255, 0, 1, 0, 0, 0, 9, 0, data.length]), data]);
const answers = {
  alias: record(5, name('x.y')),
  unknown: record(65400, Buffer.from([1, 2])),
  none: Buffer.alloc(0),
};
let mode;
const server = dgram.createSocket('udp4');
server.on('message', (m, from) => {
  let end = 12;
  while (m[end]) end += 1 + m[end];
  end += 5;
  const head = Buffer.from([0x81, 0x80, 0, 1, 0, mode === 'none' ? 0 : 1, 0, 0, 0, 0]);
  server.send(Buffer.concat([m.subarray(0, 2), head, m.subarray(12, end), answers[mode]]), from.port, from.address);
});
server.bind(0, '127.0.0.1', async () => {
  const resolver = new dns.promises.Resolver({ tries: 1 });
  resolver.setServers([`127.0.0.1:${server.address().port}`]);
  for (mode of Object.keys(answers)) {
    for (const m of ['resolve4', 'resolve6', 'resolveMx', 'resolveTxt', 'resolveSrv', 'resolveNs', 'resolveCname', 'resolvePtr',
      'resolveSoa', 'resolveNaptr', 'resolveCaa', 'resolveAny', 'reverse']) {
      await resolver[m](m === 'reverse' ? '9.8.7.6' : 'a.b').then((r) => console.log(mode, m, r), (e) => console.log(mode, m, e.code));
    }
  }
  server.close();
});
