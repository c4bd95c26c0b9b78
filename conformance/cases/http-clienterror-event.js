const { serve } = require('../lib/raw');
const server = serve((req, res) => res.end('fine'), ['garbage\r\n\r\n', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: a\r\n\r\n']);
server.on('clientError', (e, socket) => { console.log(e.name, e.code, e.message, e.reason, e.bytesParsed); socket.end('HTTP/1.1 418 Own answer\r\n\r\n'); });
