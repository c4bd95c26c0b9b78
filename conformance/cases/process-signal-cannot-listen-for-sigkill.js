for (const s of ['SIGKILL', 'SIGSTOP']) { try { process.on(s, () => {}); console.log('no error'); } catch (e) { console.log(e.code, e.syscall, e.message); } }
process.on('SIGNOPE', () => {});
console.log(process.listenerCount('SIGNOPE'));
