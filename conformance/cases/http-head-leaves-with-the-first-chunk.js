// The head waits for the first chunk of the body, unless flushHeaders sends it; what follows is sent as it comes.
const http = require('http');
const net = require('net');
const server = http.createServer((req, res) => {
  res.sendDate = false;
  res.setHeader('Connection', 'close');
  if (req.url === '/flush') {
    res.flushHeaders();
    console.log(res.headersSent, res.writableEnded);
    res.flushHeaders();
  } else {
    res.writeHead(200);
  }
  client.step = [() => res.write('one'), () => res.end('two')];
  if (req.url !== '/flush') client.step.shift()();
});
let client;
const talk = (url, done) => {
  client = net.connect(server.address().port, '127.0.0.1', () => client.write(`GET ${url} HTTP/1.1\r\nHost: x\r\n\r\n`));
  client.on('data', (d) => { console.log(JSON.stringify(String(d))); if (client.step.length) client.step.shift()(); });
  client.on('close', done);
};
server.listen(0, '127.0.0.1', () => talk('/', () => talk('/flush', () => server.close())));
