// A rejection in a 'connection' listener destroys the socket, in others it is an 'error'.
const net = require('net');
require('events').captureRejections = true;
const server = net.createServer(async (s) => {
  s.on('error', (e) => console.log('socket error', e.message));
  s.on('close', (bad) => { console.log('socket close', bad); client(); });
  throw new Error('in connection');
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('error', () => {}).resume());
function client() {
  server.removeAllListeners('connection');
  server.on('connection', (s) => s.on('error', () => {}).resume());
  const c = net.connect(server.address().port, '127.0.0.1');
  c.on('connect', async () => { throw new Error('in connect'); });
  c.on('error', (e) => console.log('client error', e.message));
  c.on('close', (bad) => { console.log('client close', bad); server.close(listening); });
}
function listening() {
  const other = net.createServer();
  other.on('error', (e) => { console.log('server error', e.message, other.listening); other.close(); });
  other.on('listening', async () => { throw new Error('in listening'); });
  other.listen(0, '127.0.0.1');
}
