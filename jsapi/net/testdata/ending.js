(async function () {
  log('-- reset'); var s = net.createServer(function (x) { watch(x, 's'); x.resetAndDestroy(); });
  await once(watch(net.connect(await listen(s), '127.0.0.1'), 'c'), 'close'); await closed(s);
  s = net.createServer(function (x) { watch(x, 's'); }); var port = await listen(s), c;
  function open(name, o) { log('--', name); return watch(net.connect(Object.assign({ port: port, host: '127.0.0.1' }, o)), 'c'); }
  c = open('write after end'); await once(c, 'connect'); c.end(); c.write('x', function (e) { log('write done', e); }); await once(c, 'close'); await wait(5);
  c = open('destroy(err)'); await once(c, 'connect'); c.destroy(new Error('boom')); log(c.readyState, c._handle, c.destroyed); await once(c, 'close'); await wait(5);
  c = open('destroySoon'); await once(c, 'connect'); c.write('x'); c.destroySoon(); await once(c, 'close'); await wait(5);
  var ac = new AbortController(); c = open('signal', { signal: ac.signal }); await once(c, 'connect'); ac.abort(); await once(c, 'close'); await wait(5);
  c = open('timeout', { timeout: 20 }); log(c.timeout); await once(c, 'timeout'); log(c.timeout, c.setTimeout(0) === c, c.timeout); c.destroy(); await once(c, 'close'); await wait(5);
  c = open('timeout comes again'); var n = 0; c.setTimeout(20, function () { log('once'); });
  c.on('timeout', function () { if (++n < 3) c.write('x'); else c.destroy(); }); await once(c, 'close'); log(n); await wait(5);
  c = open('reconnect'); await once(c, 'connect'); c.destroy(); await once(c, 'close'); await wait(5);
  c.connect(port, '127.0.0.1'); log(c.readyState, c.destroyed, c.writable); await once(c, 'connect'); c.write('again'); await wait(5); c.destroy(); await once(c, 'close'); await wait(5);
  c = open('reset by us'); var x = (await once(s, 'connection'))[0]; await wait(5); c.resetAndDestroy(); await once(x, 'close');
  await closed(s);
  log('-- writes cut off'); s = net.createServer(function (x) { x.pause(); x.on('error', function () {}); }); port = await listen(s);
  c = open('cut off'); await once(c, 'connect');
  log(c.write(Buffer.alloc(2e7), function (e) { log('first', e); }), c.write('abc', function (e) { log('second', e); }), c.bytesWritten, c.writableLength, c.bufferSize);
  c.destroy(); await once(c, 'close'); log(c.bytesWritten); await closed(s);
  log('-- EPIPE'); s = net.createServer(function (x) { x.destroy(); }); c = net.connect({ port: await listen(s), host: '127.0.0.1', allowHalfOpen: true });
  c.on('error', log); c.on('close', function (h) { log('close', h); }); c.resume(); await once(c, 'end');
  c.write('x'); await wait(5); c.write('x', function (e) { log('write done', e); }); await once(c, 'close'); await closed(s);
})();
