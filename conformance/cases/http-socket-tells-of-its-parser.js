const http = require('http');
const server = http.createServer((req, res) => {
  const { parser } = req.socket;
  console.log(parser.constructor.name, parser.socket === req.socket, parser.incoming === req, parser.outgoing, req.socket.server === server);
  req.socket.on('close', () => console.log('server', req.socket.parser));
  req.resume();
  res.writeProcessing((...args) => console.log('processing', args));
  res.write('a', (...args) => console.log('written', args));
  res.end('x', (...args) => console.log('ended', args));
});
server.listen(0, '127.0.0.1', () => {
  const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
    const { parser } = req;
    console.log(parser === res.socket.parser, parser.incoming === res, parser.outgoing === req, parser.socket === req.socket);
    res.resume().on('end', () => console.log('client', req.parser, req.socket.parser)).on('close', () => server.close());
  });
  console.log(req.parser);
  req.on('socket', (socket) => console.log(socket.parser === req.parser, typeof req.parser, socket._httpMessage === req));
  const failed = http.get({ createConnection() { throw new Error('no connection'); } });
  failed.on('error', (e) => console.log(e.message));
});
