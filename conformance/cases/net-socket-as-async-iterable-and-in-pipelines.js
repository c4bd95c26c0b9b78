const net = require('net');
const { pipeline, finished, Readable } = require('stream');
const { once } = require('events');
(async () => {
  const server = net.createServer({ allowHalfOpen: true }, (s) => {
    let text = '';
    s.on('error', () => {}).on('data', (d) => { text += d; }).on('end', () => s.end('re:' + text));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const to = () => net.connect(server.address().port, '127.0.0.1');

  const whole = to().setEncoding('utf8');
  whole.write('a');
  whole.end('b');
  let text = '';
  for await (const d of whole) text += d;
  console.log('iterated', text, whole.destroyed);

  const left = to();
  left.end('x');
  for await (const d of left) { console.log(String(d)); break; }
  console.log('left', left.destroyed);

  const piped = to().setEncoding('utf8');
  pipeline(Readable.from(['p', 'q']), piped, (e) => console.log('pipeline', e && e.code));
  console.log((await once(piped, 'data'))[0]);
  await once(piped, 'close');

  const early = to();
  finished(early, (e) => console.log('finished', e && e.code));
  await once(early, 'connect');
  early.destroy();
  await once(early, 'close');

  const writing = to();
  finished(writing, { readable: false }, (e) => console.log('finished writing', e && e.code));
  writing.end('z');
  await once(writing.resume(), 'close');

  const abort = new AbortController();
  const waiting = once(server, 'connection', { signal: abort.signal });
  abort.abort();
  await waiting.catch((e) => console.log(e.name, e.code));
  server.close();
  await once(server, 'close');
  console.log('done');
})();
