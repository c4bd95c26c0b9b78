// net._createServerHandle: a handle, also for a port that is taken, which listening finds out.
'use strict';
const net = require('net');
const taken = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = taken.address();
  const handle = net._createServerHandle('127.0.0.1', port, 4);
  console.log(handle.constructor.name, handle.listen(1));
  console.log(net._createServerHandle('/nonexistent/path', -1, -1), net._createServerHandle('999.1.1.1', 0, 4));
  const server = net.createServer();
  server.on('error', (e) => {
    console.log(e.message, e.address, e.port, server.listening, server._handle);
    const free = net._createServerHandle('127.0.0.1', 0, 4);
    server.listen(free, () => {
      console.log(server._handle === free, server.address().address);
      server.close();
      taken.close();
    });
  });
  server.listen(handle);
});
for (const _handle of [{}, 5, 'x', true]) {
  try { net.createServer().listen({ _handle }); } catch (e) { console.log(e.name, e.code, e.message); }
}
