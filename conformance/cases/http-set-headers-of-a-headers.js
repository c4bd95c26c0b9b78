const { serve } = require('../lib/raw');
serve((req, res) => {
  const headers = new Headers({ Foo: '1', bar: '2' });
  headers.append('Set-Cookie', 'a=b');
  headers.append('set-cookie', 'c=d');
  headers.append('foo', '3');
  console.log([...headers], headers.get('FOO'), headers.getSetCookie());
  res.setHeaders(headers).setHeaders(new Map([['Baz', ['4', '5']]]));
  console.log(res.getHeaders());
  for (const bad of [undefined, {}, [['a', 'b']]]) try { res.setHeaders(bad); } catch (e) { console.log(e.code, e.message); }
  res.end();
}, ['GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n']);
