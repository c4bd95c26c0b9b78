// What Node keeps beneath the documented methods: _reset, _writeGeneric, _write and _writev
// called by hand, and server._setupWorker.
const net = require('net');

const none = new net.Socket();
none.on('error', (e) => console.log('without a connection', e.code));
console.log(none._writeGeneric(false, 'x', 'utf8', (e) => console.log('refused', e.code, e.message)));
console.log(net.Socket.prototype._writeGeneric.length, net.Socket.prototype._reset.length, net.Server.prototype._setupWorker.length);
const fresh = new net.Socket();
fresh.on('close', (hadError) => console.log('fresh closed', hadError));
console.log(fresh._reset() === fresh);

let got = '';
const server = net.createServer((s) => {
  s.on('error', (e) => console.log('server side', e.code));
  s.on('data', (d) => {
    got += d;
    if (got.length === 12) {
      console.log(got);
      console.log(client._reset() === client, client.destroyed, client.resetAndClosing);
    }
  });
  s.on('close', (hadError) => {
    console.log('server side closed', hadError);
    server.close();
  });
});
let client;
server.listen(0, '127.0.0.1', () => {
  client = net.connect(server.address().port, '127.0.0.1');
  client.on('close', (hadError) => console.log('client closed', hadError));
  const called = (name) => (...args) => console.log(name, args.length, args[0]);
  console.log(client._writeGeneric(false, Buffer.from('early'), '', () => {}));
  client.on('connect', () => {
    client._writeGeneric(false, 'one', 'utf8', called('one'));
    client._writeGeneric(true, [{ chunk: 'x', encoding: 'latin1' }, { chunk: Buffer.from('y'), encoding: 'buffer' }], '', called('two'));
    client._write('w', 'utf8', called('_write'));
    client._writev([{ chunk: Buffer.from('v'), encoding: 'buffer' }], called('_writev'));
    console.log(client.bytesWritten);
  });
});

const helper = new (require('events'))();
server._setupWorker(helper);
console.log(server._usingWorkers, server._workers.length, server._workers[0] === helper);
helper.emit('exit', helper);
console.log(server._workers.length);
try {
  server._setupWorker({});
} catch (e) {
  console.log(e.name, e.message);
}
server._workers.length = 0;
