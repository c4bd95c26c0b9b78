console.log(process.stdout.fd, process.stderr.fd, process.stdin.fd, process.stdout.isTTY, process.stdout.writable, process.stdout === process.stdout);
for (const bad of [5, null, undefined, {}]) { try { process.stdout.write(bad); } catch (e) { console.log(e.code, e.message); } }
