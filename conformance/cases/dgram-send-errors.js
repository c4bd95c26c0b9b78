// What send refuses at once, and what it tells its callback or 'error' of.
const dgram = require('dgram');
const s = dgram.createSocket('udp4');
const tried = (name, ...args) => {
  try { s.send(...args); console.log(name, 'accepted'); } catch (e) { console.log(name, e.name, e.code, e.message); }
};
const none = () => {};
for (const msg of [undefined, null, 5, true, {}, [1], ['a', null]]) tried(`message ${JSON.stringify(msg)}`, msg, 1, '127.0.0.1', none);
for (const port of [undefined, null, 0, -1, 65536, 'x', {}]) tried(`port ${JSON.stringify(port)}`, 'm', port, '127.0.0.1', none);
for (const address of [1, true, {}, []]) tried(`address ${JSON.stringify(address)}`, 'm', 1, address, none);
for (const [offset, length] of [[-1, 2], [0, 6], [6, 1], [5, 1]]) tried(`${offset}, ${length}`, Buffer.alloc(5), offset, length, 1, '127.0.0.1', none);
s.send('m', 1, '::1', (err) => {
  console.log(err.code, err.syscall, err.address, err.port, err.message);
  s.send(Buffer.alloc(70000), 1, '127.0.0.1', (err) => {
    console.log(err.code, err.syscall, err.message);
    s.send('m', 1, 'nowhere..invalid', (err) => {
      console.log(err.code, err.syscall, err.hostname);
      s.once('error', (err) => {
        console.log('error', err.code);
        s.close();
        tried('closed', 'm', 1, '127.0.0.1');
        const c = dgram.createSocket('udp4');
        c.connect(1, '127.0.0.1', () => {
          for (const args of [[9, 1, 1], [0, 9, 1], [0, 1, 1], [1], [0, 1, none]]) {
            try { c.send('m', ...args); console.log('accepted'); } catch (e) { console.log(e.code, e.message); }
          }
          c.close();
        });
      });
      s.send('m', 1, 'nowhere..invalid');
    });
  });
});
