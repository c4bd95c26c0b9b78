// What _handle owns and inherits, of a server and of both sides of a connection.
const net = require('net');
const server = net.createServer((s) => {
  const h = s._handle;
  console.log(Object.keys(h), 'owner' in h, Object.hasOwn(h, 'owner'), h.owner === s);
  console.log(h.getProviderType(), h.isStreamBase, h.writeQueueSize, h.bytesRead, typeof h.writev, h.getAsyncId() > 0, h.getAsyncId() !== server._handle.getAsyncId());
  s.pause();
  console.log(h.reading, h.onconnection);
  for (let o = h, i = 0; i < 5; o = Object.getPrototypeOf(o), i++) console.log(o.constructor.name);
  s.end();
  server.close();
}).listen(0, '127.0.0.1', () => {
  console.log(Object.keys(server._handle), server._handle.owner === server, server._handle.getProviderType());
  const c = net.connect(server.address().port, '127.0.0.1');
  const connecting = [Object.keys(c._handle), c._handle.reading];
  let connected;
  c.on('connect', () => { connected = [Object.keys(c._handle), c._handle.reading]; });
  c.resume().on('close', () => console.log(...connecting, ...connected));
});
