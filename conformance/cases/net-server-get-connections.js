const net = require('net');
for (const v of [undefined, null, 1, 'x', {}]) { try { net.createServer().getConnections(v); } catch (e) { console.log(e.name, e.code, e.message); } }
const clients = [];
const server = net.createServer((c) => {
  c.resume();
  if (server._connections < 3) return;
  let sync = true;
  console.log(server.getConnections(function (err, n) { console.log('count', err, n, sync, arguments.length, this === server); count2(); }) === server);
  sync = false;
}).listen(0, '127.0.0.1', () => { for (let i = 0; i < 3; i++) clients.push(net.connect(server.address().port, '127.0.0.1').resume()); });
function count2() {
  let left = 3;
  server.on('newListener', () => {});
  clients[0].end();
  clients[0].on('close', () => server.getConnections((e, n) => {
    console.log('after one', e, n);
    clients[1].destroy(); clients[2].end();
    server.close((e) => server.getConnections((e, n) => console.log('after close', e, n)));
  }));
}
