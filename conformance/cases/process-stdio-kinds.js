// What the standard streams are over pipes, files and nothing.
const { spawnSync } = require('child_process');
const fs = require('fs');
const { Socket } = require('net');
const { Duplex } = require('stream');
if (process.argv[2] === 'tell') {
  const of = (s) => [s.constructor.name, s instanceof Socket, s instanceof Duplex, s.fd, s._type, s.readable, s.writable,
    s.isTTY, s.destroyed, s.readableFlowing, s._handle && s._handle.constructor.name].join();
  fs.writeFileSync(process.argv[3], ['stdin', 'stdout', 'stderr'].map((n) => of(process[n])).join('\n'));
} else {
  const told = process.env.CASE_TMP + '/told';
  const sh = (command) => {
    spawnSync('/bin/sh', ['-c', command.replace('ME', `"${process.execPath}" "${__filename}" tell "${told}"`)]);
    console.log(command + '\n' + fs.readFileSync(told, 'utf8'));
  };
  sh('echo x | ME 2>&1 | cat');
  sh(`ME </etc/passwd >"${process.env.CASE_TMP}/out" 2>&1`.replace(process.env.CASE_TMP, '$CASE_TMP'));
  sh('ME </dev/null >/dev/null 2>&1');
  sh('ME <&- >&- 2>&-');
  sh('ME');
}
