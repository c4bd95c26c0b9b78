for (const args of [['x'], [process.pid, 'SIGNOPE'], [process.pid, 'sigterm'], [process.pid, 1.5], [undefined]]) {
  try { console.log(process.kill(...args)); } catch (e) { console.log(e.name, e.code, e.message); }
}
console.log(process.kill(process.pid, 0));
try { process.kill(0x7ffffff0, 'SIGTERM'); } catch (e) { console.log(e.code, e.syscall, e.errno, e.message); }
