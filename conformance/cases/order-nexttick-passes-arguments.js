process.nextTick((...args) => console.log(args), 1, 'two', { three: 3 });
process.nextTick(function () { console.log(arguments.length, this === undefined || this === globalThis); });
