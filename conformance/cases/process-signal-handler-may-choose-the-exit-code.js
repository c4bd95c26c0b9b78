process.on('SIGTERM', () => process.exit(42));
setInterval(() => {}, 1000);
process.kill(process.pid);
