// connect on a socket that has a connection, that is getting one, and that had one.
var server = net.createServer(function (s) {
  s.on('error', function () {}).on('data', function (b) { s.write(b); }).on('end', function () { s.end(); });
}).listen(0, '127.0.0.1', function () {
  var c = to(new net.Socket());
  watch(c, 'twice at once');
  to(c).on('close', standing);
});
function to(c, f) { return c.connect(server.address().port, '127.0.0.1', f); }
function standing() {
  var c = to(new net.Socket(), function () {
    to(c, function () { c.end('through'); });
  });
  watch(c, 'standing');
  c.on('close', gone);
}
function gone() {
  var c = new net.Socket(), times = 0;
  watch(c, 'gone');
  c.setEncoding('utf8').on('data', function () { if (times < 2) c.end(); else c.destroy(new Error('mine')); });
  c.on('close', function () {
    log(c.bytesRead, c.bytesWritten, c.destroyed, c.pending);
    if (++times > 2) return early();
    to(c).write('again ' + times);
  });
  to(c).write('first');
}
function early() {
  var c = new net.Socket();
  watch(c, 'early');
  log(c.write('too early', function (e) { log('written', e); }));
  to(c).write('h\u00e9', 'latin1', function (e) { log('written', e, c.bytesWritten); });
  c.write('ffee', 'hex');
  log(c.bytesWritten, c.writableLength, c.bufferSize, c.end('\u20ac') === c);
  c.on('close', function () { server.close(); });
}
