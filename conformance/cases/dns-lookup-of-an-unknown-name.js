// ENOTFOUND, or EAI_AGAIN where there is no name server at all.
const dns = require('dns'), net = require('net');
const show = (e) => [e.name, e.code === 'ENOTFOUND' || e.code === 'EAI_AGAIN', e.errno < -3000, e.syscall, e.hostname, e.message === `getaddrinfo ${e.code} nowhere.invalid`, Object.keys(e).join()];
dns.lookup('nowhere.invalid', (e, ...more) => {
  console.log(show(e), more);
  dns.lookup('nowhere.invalid', { all: true }, (e, ...more) => {
    console.log(show(e), more);
    dns.promises.lookup('nowhere.invalid').catch((e) => {
      console.log(show(e));
      connect();
    });
  });
});
function connect() {
  const c = net.connect(1, 'nowhere.invalid');
  c.on('lookup', (err, address, family, host) => console.log('lookup', err.syscall, address, family, host));
  c.on('error', (e) => console.log(show(e)));
  c.on('close', () => net.createServer().listen(0, 'nowhere.invalid').on('error', (e) => console.log(show(e))));
}
