const { log } = console;
log('unbound works');
[1, 2].forEach(console.log);
