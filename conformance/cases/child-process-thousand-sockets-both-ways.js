// timeout: 60
// A thousand sockets each way at once, every fiftieth with a MiB: each arrives with its own
// message, and each message whole.
'use strict';
const { fork } = require('child_process');
const net = require('net');

const count = 1000;
const isChild = process.argv[2] === 'child';
const peer = isChild ? process : fork(__filename, ['child']);
const pad = 'x'.repeat(1 << 20);
const seen = { answered: 0, right: 0, received: 0, whole: 0 };
let sent = 0;
let otherDone = false;

peer.on('message', (m, socket) => {
  if (m === 'done') {
    otherDone = true;
    finish();
    return;
  }
  seen.received++;
  if (m.pad === undefined || m.pad === pad) seen.whole++;
  socket.end(String(m.port));
});

const server = net.createServer((socket) => {
  peer.send({ port: socket.remotePort, pad: sent++ % 50 ? undefined : pad }, socket);
});
server.listen(0, '127.0.0.1', 2 * count, () => {
  for (let i = 0; i < count; i++) connect(server.address().port);
});

function connect(port) {
  let got = '';
  let own;
  const client = net.connect(port, '127.0.0.1', () => { own = client.localPort; });
  client.setEncoding('utf8').on('data', (data) => { got += data; });
  client.on('close', () => {
    if (got === String(own)) seen.right++;
    if (++seen.answered < count) return;
    peer.send('done');
    finish();
  });
}

function finish() {
  if (seen.answered < count || !otherDone) return;
  server.close();
  if (!isChild) {
    peer.on('exit', () => console.log('parent', seen));
    return;
  }
  console.log('child', seen);
  process.disconnect();
}
