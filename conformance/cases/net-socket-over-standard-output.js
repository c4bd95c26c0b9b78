// A socket or a server over a standard descriptor leaves that open when it is done.
const net = require('net');
const socket = new net.Socket({ fd: 1, readable: false, writable: true });
socket.write('by the socket\n', () => {
  socket.destroy();
  socket.on('close', () => {
    console.log('still open');
    listen(1, () => listen(0, () => listen(77, () => console.log('to the end'))));
  });
});

function listen(fd, next) {
  net.createServer().on('error', (e) => {
    console.log(e.message, e.code, e.syscall, e.address, Object.keys(e).join());
    next();
  }).listen({ fd });
}
