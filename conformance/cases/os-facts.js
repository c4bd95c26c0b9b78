const os = require('os');
console.log(os.EOL === '\n', os.type(), os.endianness(), os.devNull, typeof os.hostname(), os.homedir() === (process.env.HOME ?? os.userInfo().homedir), os.tmpdir() === (process.env.TMPDIR || "/tmp"));
console.log(os.cpus().length >= 1, Object.keys(os.cpus()[0]), Object.keys(os.cpus()[0].times), os.availableParallelism() >= 1, os.availableParallelism() <= os.cpus().length);
console.log(os.loadavg().length, os.totalmem() > os.freemem(), os.uptime() > 0, Object.keys(os.networkInterfaces()).includes('lo'), os.networkInterfaces().lo[0].address, Object.keys(os.networkInterfaces().lo[0]));
console.log(os.constants.signals.SIGTERM, os.constants.errno.EADDRINUSE, Object.keys(os.userInfo()), os.arch() === process.arch, typeof os.release(), typeof os.version(), os.machine().length > 0);
