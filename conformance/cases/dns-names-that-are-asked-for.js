// Which names are asked for: international ones by their xn-- labels, and those that are refused unasked.
'use strict';
const dns = require('dns'), dgram = require('dgram');
const server = dgram.createSocket('udp4');
server.on('message', (m, from) => {
  const labels = [];
  for (let at = 12; m[at]; at += 1 + m[at]) labels.push(m.toString('latin1', at + 1, at + 1 + m[at]));
  console.log('asked for', labels.join('.'));
  const refusal = Buffer.from(m);
  refusal.writeUInt16BE(0x8185, 2);
  server.send(refusal, from.port, from.address);
});
server.bind(0, '127.0.0.1', async () => {
  const resolver = new dns.promises.Resolver({ tries: 1 });
  resolver.setServers([`127.0.0.1:${server.address().port}`]);
  for (const n of ['bücher.example', 'Straße.DE', 'UPPER.example', '日本.jp', 'under_score.x', '*.wild', 'a\\b.x', 'a b.x', 'a%b', "it's.x", 'a..b', '.', 'a.', '[::1]']) {
    await resolver.resolve4(n).catch((e) => console.log(e.message, e.hostname === n));
  }
  for (const ip of ['9.8.7.6', '2001:db8::1']) await resolver.reverse(ip).catch((e) => console.log(e.message, e.hostname));
  server.close();
});
