const { serve } = require('../lib/raw');
serve((req, res) => { res.setHeader('Content-Length', 2); res.end('ok'); }, [['GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n']]);
