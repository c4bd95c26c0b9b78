// Whether a request without Host or one too many is refused, and who hears of a timeout while a body is missing.
const http = require('http');
const net = require('net');
const run = (name, options, text, handler = (req, res) => res.end(req.url)) => new Promise((done) => {
  const log = [];
  const server = http.createServer(options, (req, res) => {
    log.push(`request ${req.url} ${res.maxRequestsOnConnectionReached}`);
    res.sendDate = false;
    handler(req, res, log);
  });
  Object.assign(server, { maxRequestsPerSocket: 2, ...options });
  server.on('dropRequest', (req) => log.push(`dropped ${req.url}`));
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => { client.write(text); if (!options.silent) client.end(); });
    client.on('data', (d) => { got += d; }).on('close', () => server.close(() => {
      console.log(name, '|', log.join(' | '), '|', JSON.stringify(got.replace(/Date: .*?\r\n/g, '')));
      done();
    }));
  });
});
const get = (url, version = '1.1', host = 'Host: x\r\n') => `GET ${url} HTTP/${version}\r\n${host}${version === '1.0' ? 'Connection: keep-alive\r\n' : ''}\r\n`;
(async () => {
  await run('the third', {}, get('/1') + get('/2') + get('/3'));
  await run('older ones do not count', {}, get('/1', '1.0') + get('/2', '1.0') + get('/3') + get('/4', '1.0') + get('/5') + get('/6', '1.0'));
  await run('nor those without Host', {}, get('/1') + get('/2', '1.1', '') + get('/3') + get('/4'));
  await run('unless none is asked for', { requireHostHeader: false }, get('/1', '1.1', '') + get('/2') + get('/3', '1.1', ''));
  await run('a body that does not come', { silent: true }, 'POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na', (req, res, log) => {
    req.on('timeout', (socket) => { log.push('req timeout'); socket.destroy(); });
    res.on('timeout', () => log.push('res timeout'));
    res.end('early');
    req.socket.setTimeout(1);
  });
})();
