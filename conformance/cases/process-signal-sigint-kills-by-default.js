setInterval(() => {}, 1000);
process.kill(process.pid, 'SIGINT');
