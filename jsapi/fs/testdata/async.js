// Callbacks, promises, FileHandle and the streams, one step after the other.
var fs = require('fs'), D = fs.mkdtempSync(require('os').tmpdir() + '/gaggle-fs-');
p = (function (print) { return function (s) { print(String(s).split(D).join('<D>')); }; })(p);
var f = D + '/f', steps = [], pr = fs.promises;
function step(name, g) { steps.push(function (next) { g(function () { p(name + ' ' + [].slice.call(arguments).map(function (x) { return show(x); }).join(' ')); }, next); }); }
function cb(name, call) { step(name, function (say, next) { call(function () { say.apply(null, arguments); next(); }); }); }
function promise(name, make) { step(name, function (say, next) { make().then(function (v) { say('ok', v); }, function (e) { say('failed', e, Object.keys(e)); }).then(next); }); }
cb('writeFile', function (c) { fs.writeFile(f, 'hello', c); });
cb('readFile', function (c) { fs.readFile(f, 'utf8', c); });
cb('readFile none', function (c) { fs.readFile(D + '/nope', c); });
cb('stat', function (c) { fs.stat(f, function (e, s) { c(e, s.size, s.isFile()); }); });
cb('exists', function (c) { fs.exists(f, c); });
cb('access', function (c) { fs.access(f, fs.constants.R_OK, c); });
cb('open', function (c) { fs.open(f, function (e, fd) { fs.read(fd, Buffer.alloc(3), 0, 3, 1, function (e, n, b) { fs.close(fd, function (e2) { c(e, n, b, e2); }); }); }); });
cb('read default', function (c) { fs.open(f, 'r', function (e, fd) { fs.read(fd, function (e, n, b) { fs.closeSync(fd); c(e, n, b.length); }); }); });
cb('write', function (c) { fs.open(f, 'r+', function (e, fd) { fs.write(fd, 'EY', 1, 'utf8', function (e, n, s) { fs.closeSync(fd); c(e, n, s, fs.readFileSync(f, 'utf8')); }); }); });
cb('readdir', function (c) { fs.readdir(D, c); });
cb('mkdir deep', function (c) { fs.mkdir(D + '/a/b', { recursive: true }, c); });
cb('rename', function (c) { fs.rename(D + '/nope', f, c); });
cb('realpath', function (c) { fs.realpath(f, c); });
cb('appendFile', function (c) { fs.appendFile(f, '!', c); });
cb('truncate', function (c) { fs.truncate(f, 4, c); });
promise('p.readFile', function () { return pr.readFile(f, 'utf8'); });
promise('p.readFile none', function () { return pr.readFile(D + '/nope'); });
promise('p.readFile 5', function () { return pr.readFile({}); });
promise('p.mkdtemp', function () { return pr.mkdtemp(D + '/x').then(function (n) { return n.length - D.length; }); });
promise('p.rm', function () { return pr.rm(D + '/a', { recursive: true }); });
promise('p.lchmod', function () { return pr.lchmod(f, 1); });
promise('p.handle', function () { return pr.open(f, 'w+').then(function (h) { return h.write('abcdef').then(function (w) { return h.read(Buffer.alloc(3), 0, 3, 1).then(function (r) { return h.stat().then(function (s) { return h.close().then(function () { return [h.constructor.name, w.bytesWritten, w.buffer, r.bytesRead, r.buffer, s.size, h.fd]; }); }); }); }); }); });
promise('p.closed', function () { return pr.open(f).then(function (h) { return h.close().then(function () { return h.stat(); }); }); });
promise('p.handle readFile', function () { return pr.open(f).then(function (h) { return h.readFile('utf8').then(function (s) { return h.close().then(function () { return s; }); }); }); });
promise('p.opendir', function () { return pr.opendir(D).then(function (d) { return d.read().then(function (e) { return d.close().then(function () { return typeof e.name; }); }); }); });
step('read stream', function (say, next) {
  var r = fs.createReadStream(f, { start: 1, end: 4, encoding: 'utf8', highWaterMark: 3 });
  say(Object.keys(r).filter(function (k) { return k[0] !== '_'; }), r.constructor.name, r.pending, r.fd, r.flags, r.mode, r.start, r.end, r.bytesRead, r.autoClose, r.path);
  ['open', 'ready', 'data', 'end', 'close'].forEach(function (e) { r.on(e, function (x) { say(e, typeof x === 'number' ? 'n' : x); if (e === 'close') { say(r.bytesRead, r.fd, r.pending, r.destroyed); next(); } }); });
});
step('read stream none', function (say, next) {
  var r = fs.createReadStream(D + '/nope');
  ['open', 'ready', 'end', 'error', 'close'].forEach(function (e) { r.on(e, function (x) { say(e, x); if (e === 'close') next(); }); });
});
step('write stream', function (say, next) {
  var w = fs.createWriteStream(D + '/w');
  say(Object.keys(w).filter(function (k) { return k[0] !== '_'; }), w.constructor.name, w.pending, w.flags, w.bytesWritten, w.writableHighWaterMark);
  ['open', 'ready', 'finish', 'close'].forEach(function (e) { w.on(e, function (x) { say(e, typeof x === 'number' ? 'n' : x); if (e === 'close') { say(fs.readFileSync(D + '/w', 'utf8'), w.bytesWritten); next(); } }); });
  w.write('abc'); w.write(Buffer.from('de')); w.end('f', function () { say('ended', w.bytesWritten); });
});
step('write stream none', function (say, next) {
  var w = fs.createWriteStream(D + '/nope/x');
  w.on('error', function (e) { say('error', e); }); w.on('close', function () { say('close'); next(); });
  w.write('x');
});
step('write stream at', function (say, next) { fs.createWriteStream(D + '/w', { flags: 'r+', start: 2 }).end('ZZ', function () { say(fs.readFileSync(D + '/w', 'utf8')); next(); }); });
step('pipe', function (say, next) { fs.writeFileSync(D + '/big', Buffer.alloc(300000, 'ab')); fs.createReadStream(D + '/big').pipe(fs.createWriteStream(D + '/copy')).on('finish', function () { say(fs.readFileSync(D + '/big').equals(fs.readFileSync(D + '/copy'))); next(); }); });
step('close', function (say, next) { var r = fs.createReadStream(f); r.close(function (e) { say('closed', e, r.fd); next(); }); });
step('fd stream', function (say, next) { var fd = fs.openSync(f, 'r'), r = fs.createReadStream(null, { fd: fd, autoClose: false }); r.on('data', function (d) { say(String(d)); }); r.on('end', function () { say('end', r.fd === fd); fs.closeSync(fd); next(); }); });
step('watchFile', function (say, next) { fs.watchFile(f, { interval: 5 }, function once(now, before) { say(now.size, before.size); fs.unwatchFile(f); next(); }); fs.writeFileSync(f, 'longer than before'); });
(function next() { var s = steps.shift(); if (s) s(next); else { fs.rmSync(D, { recursive: true }); p('done'); } })();
