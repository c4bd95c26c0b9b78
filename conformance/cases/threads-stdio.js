const { Worker } = require('worker_threads');
const code = `
  process.stdin.setEncoding('utf8');
  let s = '';
  process.stdin.on('data', (d) => s += d).on('end', () => {
    console.log('got', s.length, s.slice(-4));
    console.error('an error');
    console.log(process.stdout.fd, process.stdout.isTTY, process.stdin.constructor.name, process.stdout.constructor.name);
    process.stdout.write('one');
    process.stdout.write(Buffer.from(' two\\n'));
    process.stderr.write('x'.repeat(100000));
    setImmediate(() => { for (let i = 0; i < 100; i++) console.log('line', i); process.exit(2); });
  });`;
const w = new Worker(code, { eval: true, stdin: true, stdout: true, stderr: true });
let out = '', err = '';
w.stdout.setEncoding('utf8').on('data', (d) => out += d).on('end', () => console.log(out));
w.stderr.setEncoding('utf8').on('data', (d) => err += d).on('end', () => console.log(err.length, err.slice(0, 9)));
console.log(w.stdin.constructor.name, w.stdout.constructor.name);
w.stdin.write('y'.repeat(70000));
w.stdin.end('tail');
w.on('exit', (c) => {
  console.log('exit', c);
  new Worker('process.stdin.on("data", () => {}).on("end", () => console.log("no input"))', { eval: true }).on('exit', (c) => console.log(c));
});
