const e = new (require('events'))();
e.on('x', () => { throw new Error('stop'); });
e.on('x', () => console.log('never'));
try { e.emit('x'); } catch (err) { console.log(err.message); }
