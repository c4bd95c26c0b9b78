const { serve } = require('../lib/raw');
serve((req, res) => { req.on('end', () => res.end('done')).resume(); }, [['POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\nConnection: close\r\n\r\n', 'abc']]);
