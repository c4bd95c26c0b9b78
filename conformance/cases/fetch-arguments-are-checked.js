'use strict';
// What the classes of fetch refuse, in undici's words, and how util.inspect shows them.
const tell = (name, f) => {
  try {
    console.log(name, f());
  } catch (e) {
    console.log(name, e.constructor.name, e.code, e.message);
  }
};
const url = 'http://x/';
const options = ['referrerPolicy', 'mode', 'credentials', 'cache', 'redirect', 'duplex'];
for (const key of options) tell(key, () => new Request(url, { [key]: 'zz' }));
for (const key of options.slice(0, 5)) tell(`${key} null`, () => new Request(url, { [key]: null }));
tell('navigate', () => new Request(url, { mode: 'navigate' }));
tell('only-if-cached', () => new Request(url, { cache: 'only-if-cached' }));
tell('only-if-cached', () => new Request(url, { cache: 'only-if-cached', mode: 'same-origin' }).cache);
tell('no-cors', () => new Request(url, { mode: 'no-cors', method: 'PUT' }));
tell('referrer', () => new Request(url, { referrer: 'bad url' }));
tell('window', () => new Request(url, { window: {} }));
for (const v of [5, 's', true]) tell(`init ${v}`, () => new Request(url, v));
for (const v of [5, 's']) tell(`Response init ${v}`, () => new Response('', v));
tell('keepalive', () => new Request(url, { method: 'POST', keepalive: true, duplex: 'half', body: new ReadableStream() }));
tell('value', () => new Headers({ a: '\u0100' }));
tell('name', () => new Headers({ '\u0100': 'a' }));
tell('set', () => new Headers().set('a', 'x\u20ac'));
for (const key of ['get', 'has', 'set', 'append', 'delete']) tell(key, () => new Headers()[key]());
tell('set of one', () => new Headers().set('a'));
tell('pairs', () => new Headers(['ab', 'cd']));
tell('json', () => Response.json());
tell('redirect', () => Response.redirect());
tell('no Headers', () => Headers.prototype.get.call({}, 'a'));
tell('no Request', () => Object.getOwnPropertyDescriptor(Request.prototype, 'url').get.call({}));
tell('used', () => {
  const r = new Request(url, { method: 'POST', body: 'x' });
  new Request(r);
  return new Request(r);
});

console.log(new Response('x'), new Request(url, { headers: { Bb: 1, a: 2 } }), Response.error());
const form = new FormData();
console.log(form);
form.append('a', 'b');
form.append('a', 'c');
form.append('d', 'e');
console.log(form);

(async () => {
  const types = ['', 'text/plain', 'Text/HTML; Charset=UTF-8', 'a/b;c="d e"; f=g', 'bad', 'a/b; c', 'a/b;c=d;c=e', 'a/b, c/d', 't/p;charset="utf-8"',
    'a/b;c="d\\"e"', 'a/b;charset=x, a/b', 'a/b;=c;d'];
  for (const type of types) console.log(JSON.stringify(type), JSON.stringify((await new Response('x', { headers: { 'content-type': type } }).blob()).type));
  const r = new Request(url, { method: 'POST', body: 'x' });
  await r.text();
  tell('read', () => new Request(r));
  tell('read', () => r.clone());
  for (const [type, body] of [['multipart/form-data', 'x'], ['multipart/form-data; boundary=a', '--a\r\nx'], ['text/plain', 'x']]) {
    await new Response(body, { headers: { 'content-type': type } }).formData().catch((e) => console.log(type, e.message));
  }
})();
