const { Worker } = require('cluster');
const w = new Worker({ id: 5, state: 'x' });
console.log(w.id, w.state, w.exitedAfterDisconnect, w.process, w instanceof require('events'), Worker.length, Worker.name);
console.log(new Worker().id, Worker({ id: 3 }).id, new Worker({ id: '7' }).id);
