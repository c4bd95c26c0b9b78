// stderr
console.error('to stderr');
process.stderr.write('also\n');
console.log('to stdout');
console.warn('%s!', 'warned');
