// What a script asks of a response that it has just ended, or whose socket is gone: listeners, the socket, writes, ends.
const http = require('http');
const net = require('net');
const { Writable } = require('stream');
const { turns, show } = require('../lib/traces');
const tells = (e) => e ? `${e.code || e.message}` : String(e);
const state = (res) => [res.destroyed, res.closed, res.writableFinished, res.socket !== null, res.socket?._httpMessage === res].map(Number).join('');
const run = (name, handler, { method = 'GET', version = '1.1', options = {} } = {}) => new Promise((done) => {
  const log = [];
  const server = http.createServer(options, async (req, res) => {
    res.sendDate = false;
    try { await handler(req, res, log); } catch (err) { log.push('threw ' + show(err)); }
    await turns();
    if (!res.writableEnded) res.end();
  });
  server.listen(0, '127.0.0.1', () => {
    let got = '';
    const client = net.connect(server.address().port, '127.0.0.1', () => client.write(`${method} / HTTP/${version}\r\nHost: x\r\nConnection: close\r\n\r\n`));
    client.on('data', (d) => { got += d; }).on('error', () => {}).on('close', () => server.close(async () => {
      await turns();
      console.log(name, '|', log.join(' | '), '|', JSON.stringify(got.replace(/\0{9,}/g, '0s')));
      done();
    }));
  });
});
const listen = (res, log) => { for (const e of ['prefinish', 'finish', 'close']) res.on(e, () => log.push(`${e} ${state(res)}`)); res.on('error', (e) => log.push('error ' + tells(e))); };
const late = (res, log) => {
  log.push(state(res));
  listen(res, log);
  log.push(state(res), res.write('y', (e) => log.push('cb ' + tells(e))), res.end('', () => log.push('cb end')) === res, res.end('z', (e) => log.push('cb z ' + tells(e))) === res);
  try { res.end(5); log.push('no type is asked for'); } catch (e) { log.push(e.code); }
};
(async () => {
  await run('at once', async (req, res, log) => { res.end('x'); log.push(state(res)); listen(res, log); log.push(state(res)); });
  await run('a turn later', async (req, res, log) => { await turns(1); res.end('x'); late(res, log); });
  await run('a tick later', async (req, res, log) => { process.nextTick(() => { res.end('x'); late(res, log); }); await turns(1); });
  await run('turns behind the end', async (req, res, log) => { res.end('x'); await turns(3); log.push(state(res)); late(res, log); });
  for (const version of ['1.0', '1.1']) {
    await run('the socket destroyed, ' + version, async (req, res, log) => { listen(res, log); res.flushHeaders(); req.socket.destroy(); res.end(() => log.push('cb end')); log.push(state(res)); }, { version });
    await run('a Buffer behind the socket, ' + version, async (req, res, log) => { listen(res, log); req.socket.destroy(); res.write(Buffer.from('x')); res.end(() => log.push('cb end')); }, { version });
  }
  await run('no body allowed', async (req, res, log) => { listen(res, log); res.end('x', () => log.push('cb')); }, { method: 'HEAD', options: { rejectNonStandardBodyWrites: true } });
  await run('an encoding that is none', async (req, res, log) => { res.setHeader('Content-Length', 1); res.flushHeaders(); for (const enc of [{}, 5, true, 'nope']) { try { res.write(enc === 5 ? 'x' : Buffer.from('x'), enc); } catch (e) { log.push(show(e)); } } res.write(Buffer.from('b'), 'buffer'); });
  await run('a bad reason', async (req, res, log) => { try { res.writeHead(404, 'a\nb'); } catch (e) { log.push(e.code, res.statusCode, res.headersSent); } res.statusMessage = 'Fine'; });
  await run('a length that is no number', async (req, res, log) => {
    res.strictContentLength = true;
    res.setHeader('Content-Length', 'x');
    res.flushHeaders();
    log.push(res._contentLength);
    try { res.end('y'); } catch (e) { log.push(show(e)); }
    req.socket.destroy();
    await turns(3);
    try { res.end(); } catch (e) { log.push(res.destroyed, show(e)); }
    res.strictContentLength = false;
  });
  await run('behind a large write', async (req, res, log) => {
    await turns(1);
    res.on('drain', () => log.push('drain'));
    log.push(res.write(Buffer.alloc(20000), () => log.push('large')), res.write('same tick', () => log.push('same')));
    process.nextTick(() => log.push(res.write('next tick', () => log.push('next')), res.writableNeedDrain));
    await turns(2);
    req.socket.destroy();
  });
  const alone = async (name, f) => {
    const log = [], res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
    let got = '';
    const sink = new Writable({ write(c, e, cb) { got += c; cb(); } });
    res.sendDate = false;
    f(res, sink, log);
    await turns();
    console.log(name, '|', log.join(' | '), '|', JSON.stringify(got));
  };
  await alone('corked before its socket', (res, sink, log) => {
    res.cork();
    res.cork();
    res.write('x');
    log.push(res.writableCorked);
    res.assignSocket(sink);
    log.push(res.writableCorked, sink.writableCorked);
    res.uncork();
    log.push(res.writableCorked, sink.writableLength > 0);
    res.uncork();
    log.push(res.writableCorked, sink.writableLength);
  });
  await alone('corked behind its end', (res, sink, log) => { res.end('x'); res.cork(); res.assignSocket(sink); log.push(sink.writableCorked); });
  await alone('undefined in an array', (res, sink) => { res.setHeader('Cookie', ['a', undefined]); res.assignSocket(sink); res.end(); });
})();
