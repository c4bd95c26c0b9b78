// headers, headersDistinct and rawHeaders of a request: duplicates by name, joinDuplicateHeaders, maxHeadersCount.
const { serve } = require('../lib/raw');
const names = ['age', 'authorization', 'content-type', 'etag', 'expires', 'from', 'if-modified-since', 'if-unmodified-since', 'last-modified', 'location',
  'max-forwards', 'proxy-authorization', 'referer', 'retry-after', 'server', 'user-agent', 'set-cookie', 'cookie', 'x-other', 'accept', 'via'];
const get = (fields) => `GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${fields}\r\n`;
const twice = get(names.map((name) => `${name}: 1\r\n${name.toUpperCase()}: Two\r\n`).join(''));
const many = get([...Array(40)].map((_, i) => `H${i}: ${i}\r\n`).join(''));
const show = (req, res) => {
  console.log(req.headers, req.headersDistinct, req.rawHeaders.join(), req.joinDuplicateHeaders);
  console.log(req.headers === req.headers, Object.keys(req).includes('headers'));
  res.sendDate = false;
  res.end();
};
const limits = [0, 1, 2, 5, 2000, null];
const next = () => {
  const limit = limits.shift();
  if (limit === undefined) return;
  const server = serve((req, res) => { console.log(limit, Object.keys(req.headers).length, Object.keys(req.headersDistinct).length, req.rawHeaders.length); res.sendDate = false; res.end(); }, [many]).on('close', next);
  console.log(server.maxHeadersCount);
  server.maxHeadersCount = limit;
};
serve(show, [twice, 'GET / HTTP/1.1\r\nConnection: close\r\nHost: a\r\nHost: b\r\n\r\n']).on('close', () => {
  serve(show, [twice], { joinDuplicateHeaders: true }).on('close', () => serve(show, [get('A: 1\r\na: 2\r\n')], { joinDuplicateHeaders: false }).on('close', next));
});
