const attempt = (what, f) => { try { console.log(what, f()); } catch (e) { console.log(what, e.name, e.code, e.message); } };
attempt('type null', () => process.emitWarning('w', null));
attempt('cpuUsage null', () => typeof process.cpuUsage(null).user);
for (const port of [80, 70000, 9999, 0]) attempt('debugPort', () => { process.debugPort = port; return process.debugPort; });
process.on('uncaughtException', (e) => console.log(String(e), e.code));
Promise.reject(5);
process.stdout.destroy();
process.stdout.write('written after destroy\n', (e) => console.log('callback', e));
