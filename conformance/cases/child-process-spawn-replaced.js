// spawn, exec and fork go through ChildProcess.prototype.spawn, which packages wrap.
const cp = require('child_process');
const proto = cp.ChildProcess.prototype;
const own = proto.spawn;
proto.spawn = function(options) {
  const { file, args, cwd, detached, stdio, envPairs, timeout, windowsHide } = options;
  console.log(file === process.execPath ? 'me' : file, args.slice(1), cwd, detached, stdio, envPairs.length, timeout, windowsHide);
  options.args.push('added');
  return own.call(this, options);
};
const echo = cp.spawn('echo', ['a'], { env: { A: '1' }, cwd: '/usr', timeout: 5000 });
let out = '';
echo.stdout.on('data', (chunk) => { out += chunk; });
echo.on('close', () => {
  console.log(JSON.stringify(out), echo.spawnargs);
  cp.exec('echo $0', { env: { B: '2' } }, (error, stdout) => console.log(error, stdout));
});
