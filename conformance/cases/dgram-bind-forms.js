// bind(port), (port, address), (options), with a callback, twice, and on what does not go.
const dgram = require('dgram');
const shown = (a) => [a.address, a.family, a.port > 0].join(' ');
const failed = (e) => [e.name, e.code, e.syscall, e.message.replace(/\d{4,}/, 'PORT'), e.address].join(', ');
const forms = [
  (s, cb) => s.bind(cb),
  (s, cb) => s.bind(0, cb),
  (s, cb) => s.bind(0, '127.0.0.1', cb),
  (s, cb) => s.bind({ port: 0, address: '127.0.0.1', exclusive: true }, cb),
  (s, cb) => s.bind({}, cb),
];
(function next() {
  const form = forms.shift();
  if (!form) return twice();
  const s = dgram.createSocket('udp4');
  s.on('listening', () => console.log('listening'));
  console.log(form(s, function () { console.log(shown(this.address())); s.close(next); }) === s);
})();
function twice() {
  const s = dgram.createSocket('udp4').bind(0, '127.0.0.1');
  try { s.bind(0); } catch (e) { console.log(failed(e)); }
  s.on('listening', () => {
    try { s.bind(0); } catch (e) { console.log(failed(e)); }
    const second = dgram.createSocket('udp4').on('error', (e) => {
      console.log(failed(e));
      second.close(() => s.close(foreign));
    });
    second.bind(s.address().port, '127.0.0.1');
  });
}
function foreign() {
  const s = dgram.createSocket('udp4').on('error', (e) => {
    console.log(failed(e));
    s.close(descriptor);
  });
  s.bind(0, '192.0.2.1');
}
function descriptor() {
  const bad = dgram.createSocket('udp4').on('error', (e) => {
    console.log(failed(e));
    bad.close();
  });
  try { bad.bind({ fd: 9999 }); } catch (e) { console.log(failed(e)); }
}
