const net = require('net');
for (const args of [[65536], [-1], [1.5], ['x', 5], [{}], [{ port: 'abc' }], [true]]) {
  const s = net.createServer();
  s.on('error', (e) => console.log('event', e.code, e.syscall));
  try { s.listen(...args); console.log('no throw'); s.close(); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
const twice = net.createServer().listen(0, '127.0.0.1');
try { twice.listen(0); } catch (e) { console.log(e.code, e.message); }
twice.on('listening', () => twice.close((e) => { console.log('closed', e); twice.close((e) => console.log(e.code, e.message)); }));
