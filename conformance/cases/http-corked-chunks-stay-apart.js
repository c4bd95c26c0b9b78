const { serve } = require('../lib/raw');
serve((req, res) => {
  res.write('a');
  res.cork();
  res.write('b');
  res.write('c');
  setImmediate(() => { res.uncork(); res.end('d'); });
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
