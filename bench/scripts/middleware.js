// What a small web framework does for each request: six middlewares, cookies, routes
// that are regular expressions, and 400 bytes of JSON.
const http = require('http');

const stack = [];
const routes = [];

stack.push(function requestId(req, res, next) {
  req.id = (Math.random() * 0x7fffffff | 0).toString(36);
  res.setHeader('X-Request-Id', req.id);
  next();
});
stack.push(function poweredBy(req, res, next) {
  res.setHeader('X-Powered-By', 'bench');
  next();
});
stack.push(function query(req, res, next) {
  const at = req.url.indexOf('?');
  req.path = at < 0 ? req.url : req.url.slice(0, at);
  req.query = {};
  if (at >= 0) {
    for (const pair of req.url.slice(at + 1).split('&')) {
      const [name, value] = pair.split('=');
      req.query[decodeURIComponent(name)] = decodeURIComponent(value || '');
    }
  }
  next();
});
stack.push(function cookies(req, res, next) {
  req.cookies = {};
  for (const part of (req.headers.cookie || '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) req.cookies[part.slice(0, at).trim()] = decodeURIComponent(part.slice(at + 1).trim());
  }
  next();
});
stack.push(function session(req, res, next) {
  req.session = { id: req.cookies.sid || 'none', user: req.cookies.user || 'anonymous' };
  if (!req.cookies.sid) res.setHeader('Set-Cookie', 'sid=' + req.id + '; Path=/; HttpOnly');
  next();
});
stack.push(function router(req, res, next) {
  for (const route of routes) {
    const match = req.method === route.method && route.path.exec(req.path);
    if (match) {
      req.params = match.slice(1);
      return route.handler(req, res);
    }
  }
  next();
});

const get = (path, handler) => routes.push({ method: 'GET', path, handler });
get(/^\/$/, (req, res) => res.end('index'));
get(/^\/users\/?$/, (req, res) => res.end('users'));
get(/^\/users\/(\d+)\/posts\/(\d+)$/, (req, res) => {
  const [user, post] = req.params;
  const body = JSON.stringify({
    id: Number(post), user: { id: Number(user), name: req.session.user, session: req.session.id },
    title: 'A post with a title of a common length', tags: ['one', 'two', 'three'],
    published: true, score: 12.5, page: req.query.page, related: [1, 2, 3, 4, 5].map((n) => ({ id: n, href: '/posts/' + n })),
    text: 'Forty characters of text, give or take one.',
  });
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.end(body);
});

http.createServer((req, res) => {
  let i = 0;
  (function next() {
    const layer = stack[i++];
    if (layer) return layer(req, res, next);
    res.statusCode = 404;
    res.end('not found');
  })();
}).listen(0, '127.0.0.1', function () { console.log('listening ' + this.address().port); });
