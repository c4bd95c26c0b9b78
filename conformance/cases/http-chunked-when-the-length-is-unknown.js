const { serve } = require('../lib/raw');
serve((req, res) => { res.write('first,'); setImmediate(() => { res.write(Buffer.from('second')); res.end(); }); },
  ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n']);
