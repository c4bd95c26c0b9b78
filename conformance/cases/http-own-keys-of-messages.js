'use strict';
// Each request and response owns Node's properties from its start, in Node's order, and a
// response with a head owns what it says.
const http = require('http');
const assert = require('assert');
const keys = (o) => Object.keys(o).join();

const server = http.createServer((req, res) => {
  console.log('req', keys(req));
  console.log('res', keys(res));
  const before = keys(res);
  assert.strictEqual(keys({ ...res }), before);
  const inherited = [];
  for (const name in res) if (!Object.hasOwn(res, name)) inherited.push(name);
  console.log(inherited.includes('statusCode'), inherited.includes('statusMessage'), 'statusMessage' in res);
  console.log(req.hasOwnProperty('url'), Object.hasOwn(req, 'headers'), Object.hasOwn(res, 'statusCode'));
  if (req.url === '/set') {
    req.params = [];
    res.locals = {};
    res.statusCode = 404;
    res.end();
  } else if (req.url === '/reason') {
    res.writeHead(200, 'Fine');
    res.end();
  } else {
    res.end('x');
  }
  console.log('+', keys(res).slice(before.length), res.statusCode, res.statusMessage);
  res.statusMessage = 'other';
  console.log(res.statusMessage, delete res.statusMessage, res.statusMessage, keys(req).split(',').at(-1));
});
server.listen(0, async () => {
  for (const path of ['/', '/set', '/reason']) {
    await new Promise((done) => http.get({ port: server.address().port, path }, (res) => {
      if (path === '/') console.log('answer', keys(res), res.req.path);
      console.log(res.statusCode, res.statusMessage);
      res.resume().on('close', done);
    }));
  }
  server.close();
});
console.log('made', keys(new http.IncomingMessage()));
class Sub extends http.IncomingMessage {}
console.log(keys(new Sub()) === keys(new http.IncomingMessage()));
const p = http.ServerResponse.prototype;
console.log(Object.getOwnPropertyDescriptor(p, 'statusMessage'), Object.getOwnPropertyDescriptor(p, 'statusCode'));
