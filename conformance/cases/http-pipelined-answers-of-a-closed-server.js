// An answer that is given when the server has been closed does not end the connection while others stand behind it.
const http = require('http');
const net = require('net');
const { turns } = require('../lib/traces');
const open = [];
const server = http.createServer(async (req, res) => {
  res.sendDate = false;
  open.push(res);
  if (open.length < 3) return;
  res.end('third');
  open[1].writeContinue();
  console.log(open[1].writableLength > 0, res.writableLength > 0);
  server.close(() => console.log('closed'));
  await turns();
  open[0].end('first');
  await turns();
  console.log(open[0].writableFinished, open[1].writableFinished);
  open[1].end('second');
});
server.listen(0, '127.0.0.1', () => {
  let got = '';
  const client = net.connect(server.address().port, '127.0.0.1', () => client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3)));
  client.on('data', (d) => { if ((got += d).endsWith('third')) client.end(); });
  client.on('close', () => console.log(JSON.stringify(got)));
});
