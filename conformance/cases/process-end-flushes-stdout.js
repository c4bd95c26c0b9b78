const line = 'x'.repeat(1023) + '\n';
for (let i = 0; i < 1024; i++) process.stdout.write(line);
process.on('exit', () => { process.exitCode = 2; });
