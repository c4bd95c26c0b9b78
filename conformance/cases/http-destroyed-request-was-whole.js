// stream.finished of a request without a body that its listener destroys: it was whole.
const http = require('http');
const { finished } = require('stream');
const server = http.createServer((req, res) => {
  finished(req, (e) => console.log('request', e && e.code));
  finished(res, (e) => console.log('response', e && e.code));
  req.destroy();
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }).on('error', (e) => { console.log(e.code, e.message); server.close(); });
});
