const net = require('net'), util = require('util');
const shown = (e) => (e ? [e.name, e.code, e.message].join(', ') : String(e));
const server = net.createServer((s) => { let got = ''; s.setEncoding('latin1').on('data', (d) => { got += d; }).on('end', () => { s.end(got); }); s.on('error', () => {}); }).listen(0, '127.0.0.1', () => {
  const forms = [
    ['end()', (c, cb) => c.end()], ['end(cb)', (c, cb) => c.end(cb)], ['end(data)', (c) => c.end('a')], ['end(data, cb)', (c, cb) => c.end('a', cb)], ['end(data, enc)', (c) => c.end('6161', 'hex')], ['end(data, enc, cb)', (c, cb) => c.end('YWE=', 'base64', cb)],
    ['end(buffer, cb)', (c, cb) => c.end(Buffer.from('buf'), cb)], ['end(uint8, cb)', (c, cb) => c.end(new Uint8Array([65, 66]), cb)], ['end(null, cb)', (c, cb) => c.end(null, cb)], ['end(undefined, cb)', (c, cb) => c.end(undefined, cb)], ['end("", cb)', (c, cb) => c.end('', cb)],
    ['write forms', (c, cb) => { for (const a of [['a'], ['b', 'utf8'], ['6363', 'hex'], ['d', cb], ['e', 'ascii', cb], [Buffer.from('f'), cb], [new Uint8Array(1).fill(103), undefined, cb], ['h', null, cb], ['\u00ff', 'latin1'], ['hi', 'ucs2'], ['', cb], [Buffer.alloc(0), cb]]) console.log(c.write(...a)); return c.end(); }],
    ['bad', (c, cb) => { for (const a of [[], [undefined], [null], [5], [true], [{}], [[]], ['x', 'nope'], ['x', 5], [Symbol('s')], [new Uint16Array(2)], [new DataView(new ArrayBuffer(2))], [new ArrayBuffer(3)]]) { try { console.log(util.inspect(a), c.write(...a, cb)); } catch (e) { console.log(util.inspect(a), shown(e)); } } return c.end(); }],
    ['end bad', (c, cb) => { for (const a of [[5], [{}], ['x', 'nope'], [true]]) { try { c.end(...a); console.log('no throw'); } catch (e) { console.log(util.inspect(a), shown(e)); } } return c.end(); }],
    ['twice', (c, cb) => { c.end(cb); return c.end('more', cb); }],
    ['after finish', (c, cb) => { c.end(() => { c.end(cb); c.write('x', cb); }); return c; }],
    ['defaultEncoding', (c, cb) => { c.setDefaultEncoding('hex'); c.write('6162'); return c.end('6364', cb); }],
    ['corked', (c, cb) => { c.cork(); c.write('1', cb); c.write('2', 'utf8', cb); console.log(c.writableCorked, c.writableLength); return c.end('3', cb); }],
  ];
  (function next() {
    const form = forms.shift();
    if (!form) return server.close();
    let got = '';
    const c = net.connect({ port: server.address().port, host: '127.0.0.1' }, () => {
      let n = 0;
      console.log(form[0], form[1](c, (e) => console.log(form[0], 'callback', ++n, shown(e))) === c);
    });
    c.setEncoding('latin1').on('data', (d) => { got += d; });
    c.on('error', (e) => console.log(form[0], 'error', shown(e)));
    c.on('close', (bad) => { console.log(form[0], JSON.stringify(got), bad, c.bytesWritten, c.bytesRead); next(); });
  })();
});
