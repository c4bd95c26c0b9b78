// what is written while a write is under way goes out behind it as one record, and a peer reads record by record: on both sides
const tls = require('tls');
const { ca, identity, listen, close } = require('../lib/tls');
const write = (socket) => {
  for (const text of ['a', 'b', 'c', 'd']) socket.write(text, () => { if (text !== 'a') return; socket.write('e'); socket.write('f'); });
};
const read = (socket) => new Promise((ended) => {
  const pieces = [];
  socket.on('data', (d) => { if (pieces.push(String(d)) === 2) socket.end(); }).on('close', () => ended(pieces.join(' ')));
});
(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    let atServer;
    const server = tls.createServer({ ...identity('server'), maxVersion }, (socket) => { atServer = read(socket); write(socket); });
    const client = tls.connect({ port: await listen(server), host: 'localhost', ca }, () => write(client));
    console.log(maxVersion, 'client read', (await read(client)).split(' ').slice(0, 2));
    console.log(maxVersion, 'server read', (await atServer).split(' ').slice(0, 2));
    await close(server);
  }
})();
