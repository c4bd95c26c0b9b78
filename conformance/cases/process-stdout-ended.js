// process.stdout.end() over a socket: the reader hears the end while the process lives, the
// stream can be written to again, and what is written is EPIPE.
'use strict';
const { spawn } = require('child_process');
const fs = require('fs');

if (process.argv[2] === 'child') {
  const log = [];
  const out = process.stdout;
  for (const ev of ['prefinish', 'finish', 'close', 'error']) out.on(ev, (e) => log.push(e === undefined ? ev : `${ev} ${e.code} ${e.syscall}`));
  out.on('close', () => {
    if (log.includes('error EPIPE write')) return;
    log.push(`destroyed ${out.destroyed} writable ${out.writable}`);
    out.write('late', (e) => log.push(`late ${e.code}`));
    console.log('nobody hears it');
  });
  out.end('bye', () => log.push('ended'));
  log.push(`called, writable ${out.writable}`);
  process.stdin.resume().on('end', () => fs.writeSync(2, log.join('\n')));
} else {
  const child = spawn(process.execPath, [__filename, 'child']);
  let heard = '', log = '';
  child.stdout.on('data', (b) => { heard += b; });
  child.stderr.on('data', (b) => { log += b; });
  child.stdout.on('end', () => {
    console.log(`the parent: ${heard}, exit code ${child.exitCode}`);
    child.stdin.end();
  });
  child.on('close', (code) => console.log(`${log}\nexit ${code}`));
}
