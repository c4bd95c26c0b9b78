const fs = require('fs');
const path = require('path');
const f = path.join(process.env.CASE_TMP, 'f.txt');
fs.writeFileSync(f, 'one\n');
fs.appendFileSync(f, 'two\n');
console.log(fs.readFileSync(f, 'utf8'), fs.readFileSync(f).length, fs.existsSync(f), fs.existsSync(f + 'x'), fs.statSync(f).isFile(), fs.statSync(f).size, fs.readdirSync(process.env.CASE_TMP));
fs.unlinkSync(f);
try { fs.readFileSync(f); } catch (e) { console.log(e.code, e.errno, e.syscall, e.path === f, e.message.replace(f, '<f>')); }
try { fs.readFileSync(process.env.CASE_TMP); } catch (e) { console.log(e.code, e.message); }
