const path = require('path');
const start = process.cwd();
process.chdir('..');
console.log(path.relative(start, process.cwd()));
process.chdir(start);
try { process.chdir('no-such-directory'); } catch (e) { console.log(e.code, e.syscall, e.errno, e.message.replace(start, '<cwd>'), path.relative(start, e.path), e.dest); }
try { process.chdir(5); } catch (e) { console.log(e.code, e.message); }
