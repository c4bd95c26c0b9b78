const net = require('net');
const server = net.createServer((s) => {
  let got = '';
  s.setEncoding('utf8').on('data', (d) => { got += d; }).on('end', () => { console.log('got', got); server.close(); });
}).listen(0, '127.0.0.1', () => {
  const c = net.connect(server.address().port, '127.0.0.1');
  c.write('before connect;', () => console.log('written 1'));
  c.on('connect', () => {
    c.write('a;', () => console.log('written 2'));
    c.write(Buffer.from('b;'), () => console.log('written 3'));
    c.cork(); c.write('c;'); c.write('d;'); c.uncork();
    c.end('last', () => console.log('finished'));
  });
});
