const { serve } = require('../lib/raw');
serve((req, res) => { res.write('not'); res.end(' sent'); }, ['HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
serve((req, res) => { res.end('not sent'); }, ['HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
