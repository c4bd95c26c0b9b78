'use strict';
// Bodies as streams, as forms and as what a script gives; who fails when one of them does.
const http = require('http');
const { Readable } = require('stream');

const show = (e) => e instanceof Error ? `${e.constructor.name} ${e.message}${e.cause ? ` <- ${show(e.cause)}` : ''}` : String(e);
const tell = async (name, f) => {
  try {
    console.log(name, await f());
  } catch (e) {
    console.log(name, show(e));
  }
};
const server = http.createServer((req, res) => {
  if (req.url === '/chunks') {
    let i = 0;
    return void (function next() {
      if (i === 5) return void res.end();
      res.write(`c${i++}`);
      setImmediate(next);
    })();
  }
  if (req.url === '/fields') return void res.writeHead(200, ['X-A', '1', 'x-a', '2', 'Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'X-B', '\u00e9']).end();
  let n = 0;
  req.on('error', () => {});
  req.on('data', (d) => { n += d.length; });
  req.on('end', () => res.end(String(n)));
});

server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const post = (body) => fetch(base, { method: 'POST', duplex: 'half', body });
  const chunks = () => fetch(`${base}/chunks`);
  const text = async (parts) => {
    let s = '';
    for await (const part of parts) s += Buffer.from(part);
    return s;
  };

  await tell('a source that fails', () => {
    let i = 0;
    return post(new ReadableStream({ pull(c) { if (i++ < 2) c.enqueue(Buffer.from('a')); else throw new TypeError('pull'); } }));
  });
  await tell('a generator that throws', () => post((async function* () { yield Buffer.from('a'); throw new RangeError('gen'); })()));
  await tell('many pieces', async () => {
    let i = 0;
    return (await post(new ReadableStream({ pull(c) { if (i++ < 50) c.enqueue(Buffer.alloc(65536)); else c.close(); } }))).text();
  });
  await tell('a large Buffer', async () => (await post(Buffer.alloc(3e6))).text());
  await tell('a Blob', async () => (await post(new Blob([Buffer.alloc(3e5), 'x']))).text());

  await tell('for await', async () => text((await chunks()).body));
  await tell('fromWeb', async () => text(Readable.fromWeb((await chunks()).body)));
  await tell('tee', async () => {
    const [a, b] = (await chunks()).body.tee();
    return await new Response(a).text() + await new Response(b).text();
  });
  await tell('byob', async () => {
    const reader = (await chunks()).body.getReader({ mode: 'byob' });
    for (let s = ''; ;) {
      const { value, done } = await reader.read(new Uint8Array(3));
      if (done) return s;
      s += Buffer.from(value);
    }
  });
  await tell('broken off', async () => {
    const res = await chunks();
    for await (const chunk of res.body) break;
    return `${res.bodyUsed} ${res.body.locked}`;
  });
  await tell('fields', async () => {
    const { headers } = await fetch(`${base}/fields`);
    const fields = JSON.stringify([...headers].filter(([k]) => /^x|cookie/.test(k)));
    console.log(fields);
    headers.set('a', 'b');
  });

  for (const body of ['s', new Uint8Array([65]), new URLSearchParams('a=1'), null, undefined, 5, {}, [1, 2], new ArrayBuffer(1)]) {
    console.log(JSON.stringify(await new Response(body).text()));
  }
  const stream = (start) => new Response(new ReadableStream({ start }));
  await tell('a string in a stream', () => stream((c) => { c.enqueue('s'); c.close(); }).text());
  await tell('a stream that failed', () => stream((c) => c.error(new RangeError('E'))).text());
  await tell('a byte order mark', async () => (await new Response('\ufeffx').text()).length);
  await tell('no JSON', () => new Response('').json());
  await tell('a form', async () => {
    const form = new FormData();
    form.append('a"b', '1\n2');
    form.append('f', new Blob(['x']), 'n"m');
    form.append('a"b', '3');
    const back = await new Response(form).formData();
    return JSON.stringify([...back].map(([k, v]) => [k, typeof v === 'string' ? v : `${v.name} ${v.type} ${v.size}`]));
  });
  server.close();
  server.closeAllConnections();
});
