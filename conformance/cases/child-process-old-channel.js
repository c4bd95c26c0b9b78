// The name _channel is deprecated.
const { fork } = require('child_process');
if (process.argv[2]) {
  console.log(process._channel === process.channel, typeof process.channel.fd);
  process.disconnect();
  console.log(process._channel, process.channel);
} else {
  process.noDeprecation = true;
  const c = fork(__filename, ['kid'], { execArgv: ['--no-warnings'] });
  const d = Object.getOwnPropertyDescriptor(c, '_channel');
  const seen = [d.get.name, d.enumerable, d.configurable, c._channel === c.channel];
  c.on('exit', () => console.log(...seen));
}
