console.log({ first: 'aaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbbb', third: 'cccccccccc' });
console.log({ first: 'aaaaaaaaaaaaaaaaaaaa', second: 'bbbbbbbbbbbbbbbbbbbb', third: 'cccccccccccccccccccc' });
console.log({ a: { b: 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', c: 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy' } });
console.log(['a long string that goes on', 'another long string that goes on', 'and a third']);
console.log({ list: [1, 2, 3], inner: { x: { y: { z: 1 } } }, text: 'multi\nline' });
console.log({ method: 'GET', url: '/a/b/c', headers: { host: 'localhost:8000', 'user-agent': 'curl/7.88.1', accept: '*/*' }, body: null });
