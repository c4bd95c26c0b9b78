// What does not change from one call to the next.
var os = require('os');
['arch', 'endianness', 'homedir', 'hostname', 'platform', 'release', 'tmpdir', 'totalmem', 'type', 'version', 'machine', 'EOL', 'devNull', 'constants'].forEach(function (k) {
  t(k, function () { return typeof os[k] === 'function' ? os[k]() : os[k]; });
});
t('keys', function () { return Object.keys(os).sort(); });
t('names', function () { return Object.keys(os).sort().map(function (k) { return typeof os[k] === 'function' ? os[k].name + os[k].length : typeof os[k]; }); });
t('userInfo', function () { return [os.userInfo(), os.userInfo({ encoding: 'buffer' }), os.userInfo(null), os.userInfo(5)]; });
t('interfaces', function () { var all = os.networkInterfaces(), out = {}; Object.keys(all).sort().forEach(function (n) { out[n] = all[n].filter(function (a) { return a.family === 'IPv4'; }); }); return [out, Object.keys(all.lo.filter(function (a) { return a.family === 'IPv6'; })[0] || {})]; });
t('primitive', function () { return [`${os.hostname}` === os.hostname(), `${os.arch}`, os.totalmem + 0 === os.totalmem()]; });
t('cpus', function () { var c = os.cpus(); return [c.length, c[0].model, Object.keys(c[0]), Object.keys(c[0].times), c[0].times.user > 0, c[0].times.idle % 10]; });
t('shapes', function () { return [os.loadavg().length, typeof os.loadavg()[0], os.freemem() > 0 && os.freemem() < os.totalmem(), os.uptime() > 1, typeof os.uptime(), os.availableParallelism() >= 1]; });
t('read only', function () { 'use strict'; try { os.EOL = 'x'; } catch (e) { return [e.name, os.EOL]; } });
[function () { return os.getPriority('a'); }, function () { return os.getPriority(-1); }, function () { return os.getPriority(1.5); }, function () { return os.getPriority(99999999); }, function () { return os.setPriority(0, 100); }, function () { return os.setPriority(0, 'a'); }, function () { return os.setPriority('x'); }, function () { return os.setPriority(99999999, 0); }, function () { return os.getPriority(0); }, function () { return os.setPriority(0); }].forEach(function (f, i) { t('priority ' + i, f); });
t('system error', function () { try { os.getPriority(-1); } catch (e) { return [e.info, e.errno, e.syscall, e.code]; } });
