async function attempt() {
  var a = [].slice.call(arguments), shown = JSON.stringify(a), s = net.createServer(), returned = false;
  await new Promise(function (done) {
    s.on('error', function (e) { log('error', shown, e, s._handle === null, returned); done(); });
    try {
      s.listen.apply(s, a.concat(function () { log('ok', shown, s.address(), s._pipeName, s._connectionKey); s.close(done); }));
    } catch (e) { log('throw', shown, e); done(); }
    returned = true;
  });
}
(async function () {
  var taken = net.createServer(), port = await listen(taken, 0);
  await attempt(port); await attempt(port, '127.0.0.1'); await attempt({ port: port, host: '::1' }); await attempt(port, '0.0.0.0');
  await attempt(); await attempt('0'); await attempt(''); await attempt(null); await attempt(undefined); await attempt(true);
  await attempt(70000); await attempt(-1); await attempt(1.5); await attempt(NaN); await attempt(false);
  await attempt({}); await attempt({ host: 'x' }); await attempt({ port: undefined }); await attempt({ port: null });
  await attempt({ port: 'x' }); await attempt({ port: true }); await attempt({ path: 1 }); await attempt({ fd: -1 });
  await attempt({ fd: 999 }); await attempt({ fd: '1' }); await attempt({ port: 0, backlog: 'a' });
  await attempt({ port: 0, host: '' }); await attempt({ port: 0, host: 1 }); await attempt(0, 5); await attempt(0, '127.0.0.1', 5);
  await attempt({ port: 0, exclusive: 1 }); await attempt({ port: 0, signal: 1 }); await attempt({ port: 0, host: 'localhost' });
  await attempt({ port: 0, host: '::', ipv6Only: true }); await attempt(0, '1.2.3.4'); await attempt('no/such/directory');
  await closed(taken);
})();
