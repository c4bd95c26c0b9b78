const { spawn } = require('child_process');
const c = spawn('true', { stdio: 'ignore' });
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
c.on('exit', () => { throw new Error('in exit'); });
c.on('close', () => console.log('close'));
process.on('exit', () => console.log('exit', c.exitCode));
