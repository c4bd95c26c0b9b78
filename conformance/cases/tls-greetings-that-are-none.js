// what a server hears and answers when the first record of a client is no greeting
const net = require('net');
const tls = require('tls');
const { identity, listen, close } = require('../lib/tls');
const records = {
  'alert of TLS 1.0': '15030100020246',
  'alert of TLS 1.2': '15030300020228',
  'cipher spec': '140301000101',
  'data': '17030100016100',
  'server hello': '16030100050200000100',
  'empty hello': '160301000401000000',
  'hello that is too short': '16030100050100000100',
  'version 2': '16020100050100000100',
  'version 4': '160401000501000001ff',
};
(async () => {
  const server = tls.createServer(identity('server'));
  const port = await listen(server);
  for (const [name, hex] of Object.entries(records)) {
    const told = new Promise((done) => server.once('tlsClientError', (e, socket) => {
      console.log(name, e.code, e.reason, /SSL routines:(\w+):/.exec(e.message)[1], socket.remoteAddress !== undefined);
      done();
    }));
    const socket = net.connect(port, () => socket.write(Buffer.from(hex, 'hex')));
    let answer = '';
    socket.on('data', (d) => { answer += d.toString('hex'); }).on('error', () => {});
    await Promise.all([told, new Promise((done) => socket.on('close', done))]);
    console.log(name, 'answer', answer);
  }
  await close(server);
})();
