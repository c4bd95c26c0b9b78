// the page's echo server and its client, with certificates on both sides
const tls = require('tls');
const { ca, identity } = require('../lib/tls');
const server = tls.createServer({ ...identity('server'), requestCert: true, ca: [ca] }, (socket) => {
  console.log('server connected', socket.authorized ? 'authorized' : 'unauthorized');
  socket.write('welcome!\n');
  socket.setEncoding('utf8');
  socket.pipe(socket);
});
server.listen(0, () => {
  console.log('server bound');
  const options = { ...identity('client'), ca: [ca], checkServerIdentity: () => null };
  const socket = tls.connect(server.address().port, options, () => {
    console.log('client connected', socket.authorized ? 'authorized' : 'unauthorized');
    socket.end('from standard input\n');
  });
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (data) => { text += data; });
  socket.on('end', () => {
    console.log(text + 'server ends connection');
    server.close();
  });
});
