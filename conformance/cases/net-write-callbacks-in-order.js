const net = require('net');
let got = '';
const server = net.createServer((s) => {
  s.setEncoding('utf8').on('data', (d) => { got += d; });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.write('before connect;', () => console.log('written 1'));
  c.on('connect', () => {
    c.write('a;', () => console.log('written 2'));
    c.write(Buffer.from('b;'), () => console.log('written 3'));
    c.cork(); c.write('c;'); c.write('d;'); c.uncork();
    c.end('last', () => console.log('finished'));
  });
  c.resume().on('close', () => server.close(() => console.log('server got', got)));
});
