process.on('exit', (c) => { console.log('first', c); process.exit(4); });
process.on('exit', () => console.log('never'));
process.exit(3);
