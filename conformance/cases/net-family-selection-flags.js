const { spawn } = require('child_process');
const print = 'const net = require("net"); console.log(net.getDefaultAutoSelectFamily(), net.getDefaultAutoSelectFamilyAttemptTimeout())';
const flags = [[], ['--no-network-family-autoselection'], ['--network-family-autoselection'], ['--enable-network-family-autoselection'], ['--no-enable-network-family-autoselection'], ['--network-family-autoselection-attempt-timeout=123'], ['--network-family-autoselection-attempt-timeout', '5'], ['--dns-result-order=ipv4first']];
const results = [];
flags.forEach((list, i) => {
  let out = '';
  const child = spawn(process.execPath, [...list, '-e', print + '; console.log(require("dns").getDefaultResultOrder())']);
  child.stdout.on('data', (d) => { out += d; });
  child.on('close', (code) => {
    results[i] = `${list.join(' ')}: ${code} ${out.replace(/\n/g, ' ')}`;
    if (results.filter(Boolean).length === flags.length) console.log(results.join('\n'));
  });
});
