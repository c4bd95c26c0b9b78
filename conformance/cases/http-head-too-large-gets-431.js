const { serve } = require('../lib/raw');
serve((req, res) => res.end('fine'), ['GET / HTTP/1.1\r\nHost: x\r\nX: ' + 'a'.repeat(20000) + '\r\n\r\n']);
