// createServer's options: defaults, what each takes, and the error of what it does not.
const http = require('http');
const { show } = require('../lib/traces');
const tell = (what, f) => {
  try { console.log(what, f()); } catch (err) { console.log(what, show(err)); }
};
const values = [undefined, null, true, false, 0, -1, 1, 1.5, NaN, Infinity, '', 'x', '5', {}, [], 1n, 2 ** 53];
const text = (v) => (typeof v === 'string' ? `'${v}'` : typeof v === 'bigint' ? v + 'n' : JSON.stringify(v) ?? String(v));
const numbers = ['connectionsCheckingInterval', 'headersTimeout', 'keepAliveTimeout', 'maxHeaderSize', 'requestTimeout'];
const flags = ['insecureHTTPParser', 'joinDuplicateHeaders', 'requireHostHeader', 'rejectNonStandardBodyWrites'];
for (const name of [...numbers, ...flags]) for (const v of values) tell(`${name} ${text(v)}`, () => http.createServer({ [name]: v })[name]);
for (const name of ['noDelay', 'keepAlive', 'allowHalfOpen', 'pauseOnConnect']) {
  for (const v of [undefined, null, false, true, 0, 'x']) tell(`${name} ${text(v)}`, () => http.createServer({ [name]: v })[name]);
}
for (const v of [undefined, null, 0, 5, 5500, -1, 'x']) tell(`keepAliveInitialDelay ${text(v)}`, () => http.createServer({ keepAlive: true, keepAliveInitialDelay: v }).keepAliveInitialDelay);
for (const v of [undefined, 0, 5, -1, 'x', null]) tell(`highWaterMark ${text(v)}`, () => http.createServer({ highWaterMark: v }).highWaterMark);
for (const v of [undefined, null, [], ['a'], ['a', 5], 'abc', {}]) tell(`uniqueHeaders ${text(v)}`, () => typeof http.createServer({ uniqueHeaders: v }));
const counted = (server) => [server.requestTimeout, server.headersTimeout, server.listenerCount('request'), server.listenerCount('connection'), server.listenerCount('listening')].join();
const f = () => {};
for (const args of [[], [undefined], [null], [{}], [f], [{}, f], [null, f], [undefined, f], ['x'], [1], [true], [[1]], [{}, 'x'], [f, f],
  [{ headersTimeout: 100, requestTimeout: 50 }], [{ requestTimeout: 100 }], [{ requestTimeout: 0 }], [{ requestTimeout: 0, headersTimeout: 5 }]]) {
  tell(`createServer(${args.map((v) => (v === f ? 'f' : text(v))).join()})`, () => counted(http.createServer(...args)));
}
const server = http.Server();
console.log(server instanceof http.Server, server instanceof require('net').Server, server.listening);
for (const name of [...numbers, ...flags, 'timeout', 'maxHeadersCount', 'maxRequestsPerSocket', 'noDelay', 'keepAlive', 'keepAliveInitialDelay', 'highWaterMark', 'allowHalfOpen', 'httpAllowHalfOpen']) {
  console.log(name, server[name]);
}
