console.log(process.version.startsWith('v20.'), process.versions.node === process.version.slice(1), typeof process.versions.v8, process.release.name);
console.log(Number.isInteger(process.pid), Number.isInteger(process.ppid), process.pid !== process.ppid, process.platform === require('os').platform(), process.arch === require('os').arch());
console.log(typeof process.uptime(), process.uptime() >= 0, typeof process.title, process.argv0.length > 0);
console.log(Object.prototype.toString.call(process), process instanceof require('events'), process === require('process'), process === globalThis.process);
