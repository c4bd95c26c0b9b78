// A subclass sees each step with what Node gives it, and reaches ours with super.
class Traced extends net.Socket {
  _destroy(err, cb) { log('_destroy', err); super._destroy(err, cb); }
  _final(cb) { log('_final', typeof cb); super._final(cb); }
  _write(chunk, encoding, cb) { log('_write', chunk, encoding); super._write(chunk, encoding, cb); }
  _writev(chunks, cb) {
    log('_writev', chunks.map(function (c) { return c.encoding + ' ' + text(c.chunk); }).join(', '));
    super._writev(chunks, cb);
  }
}
var server = net.createServer(function (s) {
  s.setEncoding('utf8').on('data', function (d) { log('got', d); }).on('end', function () { s.end('bye'); });
}).listen(0, '127.0.0.1', function () {
  var c = new Traced();
  c.connect(server.address().port, '127.0.0.1', function () {
    c.write('a');
    c.cork();
    c.write('b', 'latin1');
    c.write(Buffer.from('c'));
    c.uncork();
    c.end('d');
  });
  c.resume().on('finish', function () { log('finish'); });
  c.on('close', function (bad) { log('close', bad); server.close(); });
});
['_final', '_read', '_destroy', '_write', '_writev', '_getpeername', '_getsockname'].forEach(function (m) {
  log(m, Object.prototype.hasOwnProperty.call(net.Socket.prototype, m), net.Socket.prototype[m].length);
});
