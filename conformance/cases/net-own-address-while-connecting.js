// The own address of a socket that connects is what the first who asked was told.
'use strict';
const net = require('net');
const server = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  let open = 3;
  const show = (when, c) => console.log(when, c.connecting, typeof c.localPort, c.localFamily, c.remoteFamily,
    Object.keys(c.address()).join(), c._sockname && Object.keys(c._sockname).length);
  const client = (name, atOnce, f) => {
    const c = net.connect(port, '127.0.0.1');
    if (atOnce) show(name + ' at once', c);
    process.nextTick(() => { show(name + ' in the next tick', c); f && f(c); });
    c.on('connect', () => { show(name + ' connected', c); c.destroy(); });
    c.on('close', () => { show(name + ' closed', c); if (--open === 0) server.close(); });
  };
  client('first', true);
  client('second', false);
  client('third', false, (c) => c.destroy());
});
