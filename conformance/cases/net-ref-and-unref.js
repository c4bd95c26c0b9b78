// What keeps a process alive, each tried in a child that says with its exit what was left.
const { spawn } = require('child_process');
const scripts = {
  'a server': 'net.createServer().listen(0, () => setTimeout(() => process.exit(7), 50).unref())',
  'an unref\'d server': 'net.createServer().listen(0).unref()',
  'unref before listen': 'net.createServer().unref().listen(0)',
  'unref twice, ref once': 'net.createServer().listen(0, function () { this.unref().unref().ref(); setTimeout(() => process.exit(7), 50).unref(); })',
  'ref twice, unref once': 'net.createServer().listen(0, function () { this.ref().ref().unref(); })',
  'a socket': 'serve((port) => net.connect(port, () => setTimeout(() => process.exit(7), 50).unref()))',
  'an unref\'d socket': 'serve((port) => net.connect(port, function () { this.unref(); }))',
  'unref before connect': 'serve((port) => new net.Socket().unref().connect(port, () => console.log("connect")))',
  'unref twice, ref once, a socket': 'serve((port) => net.connect(port, function () { this.unref().unref().ref(); setTimeout(() => process.exit(7), 50).unref(); }))',
  'unref while connecting, ref in connect': 'serve((port) => net.connect(port).unref().on("connect", function () { console.log("connect"); }))',
  'a timeout': 'serve((port) => { const c = net.connect(port, () => c.setTimeout(5, () => console.log("never")).unref()); })',
};
const serve = 'const net = require("net"); const serve = (f) => { const s = net.createServer((c) => c.unref()).listen(0, "127.0.0.1", () => { s.unref(); f(s.address().port); }); };';
for (const [name, script] of Object.entries(scripts)) {
  let out = '';
  const child = spawn(process.execPath, ['-e', serve + script]);
  child.stdout.on('data', (d) => { out += d; });
  child.on('close', (code) => { results[name] = `${code} ${out.trim()}`; done(); });
}
const results = {};
function done() {
  if (Object.keys(results).length < Object.keys(scripts).length) return;
  for (const name of Object.keys(scripts)) console.log(name, '|', results[name]);
}
