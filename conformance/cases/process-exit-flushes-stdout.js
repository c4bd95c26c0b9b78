const line = 'x'.repeat(1023) + '\n';
for (let i = 0; i < 256; i++) process.stdout.write(line);
process.exit(0);
