const E = require('events');
const e = new E({ captureRejections: true });
e.on('error', (err) => console.log('error event', err.message));
e.on('x', async () => { throw new Error('async'); });
e.emit('x');
