const old = process.umask(0o077);
console.log(process.umask() === 0o077, process.umask(old) === 0o077, process.umask() === old, process.umask('022') === old, process.umask() === 0o022);
try { process.umask('9'); } catch (e) { console.log(e.code, e.message); }
