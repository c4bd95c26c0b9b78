// A pipe resumes its source at 'drain' also when the script has taken the listeners away.
const { Readable, Writable } = require('stream');
const r = new Readable({ read() {} });
let written;
r.on('pause', () => p('pause')).on('resume', () => p('resume'));
r.pipe(new Writable({ highWaterMark: 1, write(chunk, encoding, done) { p('wrote ' + chunk); written = done; } }));
r.push('abc');
setImmediate(() => {
  r.removeAllListeners('data');
  p('flowing ' + r.readableFlowing);
  written();
  setImmediate(() => p('flowing ' + r.readableFlowing));
});
