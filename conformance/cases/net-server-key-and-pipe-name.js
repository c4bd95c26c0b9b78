// _connectionKey and _pipeName by the form of listen, and a function first with a host behind it.
'use strict';
const net = require('net'), path = require('path');
const file = path.join(process.env.CASE_TMP, 's');
const other = net.createServer().listen(0, '127.0.0.1', () => {
  const forms = [[{ path: file }], [() => console.log('not called'), '127.0.0.1', () => console.log('called')], [other]];
  (function next() {
    const args = forms.shift();
    if (!args) return; // the last one has closed the handle of other
    const server = net.createServer();
    server.on('listening', () => {
      console.log(String(server._connectionKey).replace(file, 'FILE'), Object.keys(server).slice(-3), server.address().address);
      server.close(next);
    });
    server.listen(...args);
  })();
});
