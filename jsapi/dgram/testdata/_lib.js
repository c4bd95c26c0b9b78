var dgram = require('dgram');

// log prints its arguments; ports that the system chose become PORT.
function log() {
  p(Array.prototype.map.call(arguments, text).join(' ').replace(/\b[1-9][0-9]{3,4}\b/g, 'PORT'));
}
function text(v) {
  if (v instanceof Error) return '<' + v.name + ': ' + v.message + ' ' + JSON.stringify(v) + '>';
  if (Buffer.isBuffer(v)) return JSON.stringify(v.toString());
  if (v instanceof dgram.Socket) return 'socket';
  if (Array.isArray(v)) return '[' + v.map(text).join() + ']';
  if (v && typeof v === 'object') return JSON.stringify(v);
  return String(v);
}
function thrown(name, f) {
  try { log(name, '=>', f()); } catch (e) { log(name, '!!', e); }
}
function once(e, name) {
  return new Promise(function (resolve) { e.once(name, function () { resolve([].slice.call(arguments)); }); });
}
async function bound(type) {
  var s = dgram.createSocket(type || 'udp4');
  s.bind(0, s.type === 'udp6' ? '::1' : '127.0.0.1');
  await once(s, 'listening');
  return s;
}
// sent sends and resolves with what the callback got.
function sent(s) {
  var args = [].slice.call(arguments, 1);
  return new Promise(function (resolve) {
    s.send.apply(s, args.concat(function () { resolve([].slice.call(arguments)); }));
  });
}
