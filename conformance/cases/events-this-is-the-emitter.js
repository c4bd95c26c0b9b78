const e = new (require('events'))();
e.on('x', function () { console.log(this === e); });
e.once('x', function () { console.log(this === e); });
e.emit('x');
