// Taking the last listener away gives the signal its default action again.
function f() { console.log('handled'); }
process.on('SIGHUP', f);
process.once('SIGHUP', () => { process.off('SIGHUP', f); setImmediate(() => process.kill(process.pid, 'SIGHUP')); });
setInterval(() => {}, 1000);
process.kill(process.pid, 'SIGHUP');
