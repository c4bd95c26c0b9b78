const http = require('http');
const attempt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
for (const o of [{ insecureHTTPParser: 1 }, { joinDuplicateHeaders: 'a' }, { maxHeaderSize: -1 }, { maxHeaderSize: 'a' }, { timeout: 'a' }, { timeout: -1 }, { signal: 'a' }, { signal: {} },
  { headers: { 'a b': 1 } }, { headers: { a: '\n' } }, { headers: { a: Symbol('s') } }]) attempt(() => http.request({ port: 1, ...o }));
const req = http.request({ port: 1, host: '127.0.0.1' }).on('error', () => {});
for (const v of ['a', -1, Infinity, null]) attempt(() => req.setTimeout(v));
attempt(() => req.setTimeout(1, 1));
attempt(() => [req.clearTimeout(), req.maxHeadersCount, req.timeout]);
req.destroy();
const message = new http.OutgoingMessage();
for (const name of [{}, [], ['a', 1], null, 5]) attempt(() => message.setHeader(name, 1));
attempt(() => http.createServer({}, 5));
attempt(() => http.createServer({ requestTimeout: 0 }).headersTimeout);
attempt(() => http.createServer().setTimeout(1, 1));
