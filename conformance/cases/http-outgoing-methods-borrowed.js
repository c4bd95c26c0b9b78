// Methods of OutgoingMessage and ServerResponse on objects that are neither.
const { OutgoingMessage: { prototype: out }, ServerResponse: { prototype: res } } = require('http');
const tell = (f) => { try { return f(); } catch (e) { return `${e.name} ${e.code}`; } };
const message = { _header: 'sent', _hasBody: 'x', outputData: [] };
for (const [name, ...args] of [['setHeader', 'a', 'b'], ['setHeader'], ['appendHeader', 'a', 'b'], ['removeHeader', 'a'], ['getHeader'],
  ['_renderHeaders'], ['write', []], ['write', null], ['addTrailers', { 'a b': 'x' }], ['addTrailers', { a: '\n' }], ['addTrailers'], ['write', 'x']]) {
  console.log(name, tell(() => out[name].call(message, ...args)));
}
console.log(tell(() => out.setHeader.call({}, '404', 'あ')), tell(() => out.setHeader.call({}, 'x')), tell(() => out.write.call({}, 'x')));
console.log(tell(() => res.writeHead.call({ _header: 'x' }, 200)), tell(() => res.writeHead.call({}, 99)), res.statusCode, res.statusMessage);
res._implicitHeader.call({ statusCode: 9, writeHead(code) { console.log('writeHead', code); } });
console.log(out.headersSent, out.writableFinished, out.errored, out.writableEnded);
