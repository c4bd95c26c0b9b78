// Members that Node defines by assigning a function expression have no name of their own.
const names = (o) => Object.entries(Object.getOwnPropertyDescriptors(o))
  .filter(([, d]) => typeof d.value === 'function')
  .map(([k, d]) => `${k}=${d.value.name}/${d.value.length}`).join(' ');
const cluster = require('cluster');
console.log(names(cluster));
console.log(names(cluster.Worker.prototype));
console.log(names(require('child_process')));
console.log(names(require('child_process').ChildProcess.prototype));
console.log(names(require('dgram')));
console.log(names(require('dgram').Socket.prototype));
const dispose = require('child_process').ChildProcess.prototype[Symbol.for('nodejs.dispose')];
console.log([dispose.name, dispose.length]);
console.log(require('dgram').Socket.prototype.send, cluster.fork);
