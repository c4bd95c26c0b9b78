(async function () {
  var many = function (h, o, cb) {
    log('lookup of', h, o);
    cb(null, [{ address: '127.0.0.1', family: 4 }, { address: '127.0.0.2', family: 4 }, { address: '::1', family: 6 }]);
  };
  log('-- several'); var c = watch(net.connect({ port: 1, host: 'foo', lookup: many }), 'c');
  c.on('error', function (e) { log(e.constructor.name, e.errors.length, e.message, e.code, Object.keys(e), String(e.stack).split('\n')[0]); log(c.autoSelectFamilyAttemptedAddresses); });
  await once(c, 'close');
  async function one(name, lookup, more) {
    log('--', name);
    await once(watch(net.connect(Object.assign({ port: 1, host: 'foo', lookup: lookup }, more)), 'c'), 'close');
  }
  var single = { autoSelectFamily: false };
  await one('no array', function (h, o, cb) { cb(null, 'zz', 4); });
  await one('no address', function (h, o, cb) { log(o); cb(null, 'zz', 4); }, single);
  await one('no family', function (h, o, cb) { cb(null, '1.2.3.4', 5); }, single);
  await one('no address among all', function (h, o, cb) { cb(null, [{ address: 'zz', family: 4 }]); });
  await one('one address', function (h, o, cb) { cb(null, [{ address: '127.0.0.1', family: 4 }]); });
  await one('error', function (h, o, cb) { cb(new Error('lk')); });
  await one('later', function (h, o, cb) { setImmediate(cb, null, '127.0.0.1', 4); }, single);
  await one('family 4', function (h, o, cb) { log(o); cb(null, '127.0.0.1', 4); }, { family: 4 });
  log('-- destroyed meanwhile'); c = watch(net.connect({ port: 1, host: 'foo', lookup: function (h, o, cb) { setImmediate(cb, null, []); } }), 'c');
  c.destroy(); await once(c, 'close'); await wait(1);
  log('-- dns.lookup replaced'); var real = dns.lookup; dns.lookup = function (h, o, cb) { log('mine', h, o); cb(null, [{ address: '127.0.0.1', family: 4 }]); };
  await once(net.connect(1, 'bar').on('error', log), 'close'); dns.lookup = real;
  log('-- second address answers'); var s = net.createServer(function (x) { x.end(); }), port = await listen(s);
  c = watch(net.connect({ port: port, host: 'foo', lookup: function (h, o, cb) { cb(null, [{ address: '127.0.0.2', family: 4 }, { address: '127.0.0.1', family: 4 }]); } }), 'c');
  c.resume(); await once(c, 'close'); await closed(s);
})();
