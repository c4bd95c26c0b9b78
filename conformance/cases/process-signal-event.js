process.on('SIGUSR2', (name, number) => { console.log(name, number); clearInterval(hold); });
const hold = setInterval(() => {}, 1000);
console.log(process.kill(process.pid, 'SIGUSR2'));
