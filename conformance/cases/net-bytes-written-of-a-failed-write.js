// A write that fails counts in bytesWritten, as the bytes were given to the handle. Only a
// short text does not.
const net = require('net');
run('text', () => run(Buffer.from('bytes'), () => run('x'.repeat(20000))));

function run(data, then) {
  let client;
  const server = net.createServer({ pauseOnConnect: true }, (socket) => {
    socket.on('error', (err) => console.log(err.code, err.syscall, err.errno < 0));
    socket.on('close', () => { console.log('close', socket.bytesWritten); server.close(then); });
    socket.write('first');
    client.on('close', () => setTimeout(() => socket.write(data, (err) => console.log(err.code)), 20));
  });
  server.listen(0, '127.0.0.1', () => {
    client = net.connect(server.address().port, '127.0.0.1');
    client.once('data', () => client.resetAndDestroy());
  });
}
