[undefined, null, 'udp5', 5, { type: 'tcp' }, { type: 1 }, {}, [], '', { type: 'udp4', lookup: 1 }, { type: 'udp4', signal: 1 },
  { type: 'udp4', recvBufferSize: 'a' }, { type: 'udp4', sendBufferSize: -1 }, { type: 'udp4', recvBufferSize: 1.5 },
  { type: 'udp4', recvBufferSize: 0 }, { type: 'udp6', reuseAddr: true }, dgram.Socket].forEach(function (v) {
  thrown(JSON.stringify(v), function () { return dgram.createSocket(v).type; });
});
thrown('listener', function () { return dgram.createSocket('udp4', function () {}).listenerCount('message'); });
thrown('no listener', function () { return dgram.createSocket('udp4', 5).listenerCount('message'); });
class Sub extends dgram.Socket {}
function Old() { dgram.Socket.call(this, 'udp4'); }
Object.setPrototypeOf(Old.prototype, dgram.Socket.prototype);
thrown('subclasses', function () { return new Sub('udp6').type + new Old().type + (new Sub('udp4') instanceof dgram.Socket); });
log(Object.keys(dgram), Object.keys(dgram.Socket.prototype), Object.keys(dgram.createSocket('udp4')).pop());
log(dgram.Socket.length, dgram.Socket.prototype.send.length, dgram.createSocket.length);
(async function () {
  var control = new AbortController();
  var s = dgram.createSocket({ type: 'udp4', signal: control.signal });
  s.bind(0, '127.0.0.1');
  await once(s, 'listening');
  control.abort();
  log('aborted');
  await once(s, 'close');
  var gone = dgram.createSocket({ type: 'udp4', signal: control.signal });
  await once(gone, 'close');
  thrown('closed by an old signal', function () { gone.bind(); });
  var sized = dgram.createSocket({ type: 'udp4', recvBufferSize: 10000, sendBufferSize: 20000 });
  sized.bind(0, '127.0.0.1');
  await once(sized, 'listening');
  log(sized.getRecvBufferSize() >= 10000, sized.getSendBufferSize() >= 20000);
  sized.close();
  var disposed = dgram.createSocket('udp4'), dispose = Symbol.for('nodejs.asyncDispose');
  var first = disposed[dispose]();
  disposed.on('close', function () { log('close'); });
  log(await first, await disposed[dispose]());
})();
