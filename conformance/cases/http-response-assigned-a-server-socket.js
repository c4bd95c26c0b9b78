// A script answers on a server's socket itself: behind 'upgrade', and in place of the server's response.
const http = require('http');
const net = require('net');
const answer = (req, socket) => {
  const res = new http.ServerResponse(req);
  res.sendDate = res.shouldKeepAlive = false;
  res.assignSocket(socket);
  console.log(socket._httpMessage === res, res.socket === socket);
  for (const event of ['prefinish', 'finish', 'close']) res.on(event, () => console.log(event));
  res.on('close', () => ended());
  res.write('abc');
  res.end('no', () => { console.log('ended'); socket.end(); });
};
const server = http.createServer((req, res) => {
  const { socket } = req;
  try { new http.ServerResponse(req).assignSocket(socket); } catch (e) { console.log(e.code); }
  res.detachSocket(socket);
  console.log(socket._httpMessage, res.socket);
  answer(req, socket);
});
server.on('upgrade', (req, socket) => {
  console.log(socket.parser, socket._httpMessage);
  answer(req, socket);
});
let ended; // one of the two sides: which is first is not said
const send = (text, then) => {
  let got = '', ends = 0;
  ended = () => { if (++ends === 2) { console.log(JSON.stringify(got)); then(); } };
  net.connect(server.address().port, '127.0.0.1').on('data', (d) => { got += d; }).on('close', () => ended()).write(text);
};
server.listen(0, '127.0.0.1', () => {
  send('GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n', () => {
    send('GET / HTTP/1.1\r\nHost: x\r\n\r\n', () => server.close());
  });
});
