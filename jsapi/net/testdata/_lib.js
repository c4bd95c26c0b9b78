var net = require('net'), dns = require('dns');

// log prints its arguments; ports that the system chose become PORT.
function log() {
  p(Array.prototype.map.call(arguments, text).join(' ').replace(/\b[1-9][0-9]{4}\b/g, 'PORT'));
}
function text(v) {
  if (v instanceof Error) return '<' + v.name + ': ' + v.message + ' ' + JSON.stringify(v) + '>';
  if (Buffer.isBuffer(v)) return v.length > 40 ? v.length + 'B' : JSON.stringify(v.toString());
  if (v instanceof net.Socket) return 'socket';
  if (v && typeof v === 'object') return JSON.stringify(v);
  return String(v);
}
var socketEvents = ['lookup', 'connectionAttempt', 'connectionAttemptFailed', 'connectionAttemptTimeout', 'connect', 'ready',
  'data', 'end', 'finish', 'prefinish', 'drain', 'timeout', 'error', 'close', 'pause', 'resume', 'pipe'];
function watch(s, name, but) {
  socketEvents.forEach(function (ev) {
    if (ev === but) return;
    s.on(ev, function () { log.apply(null, [name, ev].concat([].slice.call(arguments), s.readyState)); });
  });
  return s;
}
function once(e, name) {
  return new Promise(function (resolve) { e.once(name, function () { resolve([].slice.call(arguments)); }); });
}
function wait(ms) { return new Promise(function (resolve) { setTimeout(resolve, ms); }); }
async function listen(s, a) {
  s.listen(a === undefined ? { port: 0, host: '127.0.0.1' } : a);
  await once(s, 'listening');
  return s.address().port;
}
async function closed(s) { s.close(); await once(s, 'close'); }
function thrown(name, f) {
  try { log(name, '=>', typeof f()); } catch (e) { log(name, e); }
}
