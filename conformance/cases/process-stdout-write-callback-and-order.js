process.stdout.write('a\n', () => console.log('written'));
console.log(process.stdout.write('b\n'));
process.stdout.write(Buffer.from('buffer\n'));
process.stdout.write('c3a9\n', 'utf8');
process.stdout.write('6869210a', 'hex');
