// the page's examples: JSON by http.get, a POST by http.request, a URL with a user, a request that is tried again, setHeader and its kin
const http = require('http');
const { Buffer } = require('buffer');
const server = http.createServer((req, res) => {
  if (req.url === '/upload') {
    let body = '';
    req.on('data', (d) => { body += d; }).on('end', () => res.end(`${req.headers['content-type']} ${req.headers['content-length']} ${body}`));
    return;
  }
  res.writeHead(req.url === '/404' ? 404 : 200, { 'Content-Type': req.url === '/text' ? 'text/plain' : 'application/json' });
  res.end(req.url === '/broken' ? '{' : JSON.stringify({ data: 'Hello World!', user: req.headers.authorization }));
}).listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const json = (url) => new Promise((done) => http.get(url, (res) => {
    const { statusCode } = res;
    const contentType = res.headers['content-type'];
    let error;
    if (statusCode !== 200) error = new Error(`Request Failed.\nStatus Code: ${statusCode}`);
    else if (!/^application\/json/.test(contentType)) error = new Error(`Invalid content-type.\nExpected application/json but received ${contentType}`);
    if (error) {
      console.log(error.message);
      res.resume();
      return;
    }
    res.setEncoding('utf8');
    let rawData = '';
    res.on('data', (chunk) => { rawData += chunk; });
    res.on('end', () => {
      try {
        console.log(JSON.parse(rawData));
      } catch (e) {
        console.log(e.name);
      }
    });
  }).on('error', (e) => console.log(`Got error: ${e.code}`)).on('close', done));
  for (const path of ['', '404', 'text', 'broken']) await json(`http://localhost:${port}/${path}`);
  await json('http://localhost:1/');
  await json(new URL(`http://abc:xyz@localhost:${port}`));
  const postData = JSON.stringify({ msg: 'Hello World!' });
  await new Promise((done) => {
    const req = http.request({ hostname: '127.0.0.1', port, path: '/upload', method: 'POST', headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(postData) } }, (res) => {
      console.log(`STATUS: ${res.statusCode}`);
      res.setEncoding('utf8');
      res.on('data', (chunk) => console.log(`BODY: ${chunk}`));
      res.on('end', () => { console.log('No more data in response.'); done(); });
    });
    req.on('error', (e) => console.log(`problem with request: ${e.message}`));
    req.write(postData);
    req.end();
  });
  const request = http.request({ port, host: '127.0.0.1' }, (res) => res.resume());
  request.setHeader('content-type', 'text/html');
  request.setHeader('Content-Length', 0);
  request.setHeader('Cookie', ['type=ninja', 'language=javascript']);
  console.log(request.getHeader('Content-Type'), typeof request.getHeader('Content-Length'), request.getHeader('Cookie'), request.getHeaderNames(), request.getRawHeaderNames(), request.hasHeader('content-type'));
  request.removeHeader('Content-Type');
  console.log(request.hasHeader('content-type'), request.path, request.method, request.host, request.protocol, request.maxHeadersCount, request.reusedSocket);
  await new Promise((done) => request.on('close', done).end());
  http.get({ hostname: 'localhost', port, path: '/', agent: false }, (res) => {
    console.log(res.statusCode, res.headers.connection);
    res.resume();
  }).on('socket', (socket) => socket.emit('agentRemove')).on('close', () => {
    http.globalAgent.destroy();
    server.close();
  });
});
