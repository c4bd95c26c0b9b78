const { serve } = require('../lib/raw');
process.on('uncaughtException', (e) => console.log('caught', e.message));
serve((req, res) => { if (req.url === '/bad') { res.end('sent anyway'); throw new Error('in listener'); } res.end('good'); },
  ['/bad', '/good'].map((u) => `GET ${u} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
