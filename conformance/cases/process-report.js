// process.report: its members and what they refuse, what a report holds, where it is written,
// and reports of signals and of uncaught errors.
'use strict';
const fs = require('fs'), path = require('path');
const { spawnSync } = require('child_process');
const r = process.report, dir = process.env.CASE_TMP;
const attempt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };

console.log(r);
const values = [1, 'x', true, undefined, null, {}, 'SIGUSR1', 'SIGKILL', 'sigusr2'];
for (const k of ['compact', 'directory', 'filename', 'reportOnFatalError', 'reportOnUncaughtException', 'signal', 'excludeNetwork']) {
  for (const v of values) attempt(() => { r[k] = v; return `${k} ${v} ${r[k]}`; });
}
Object.assign(r, { compact: false, directory: '', filename: '', signal: 'SIGUSR2', reportOnFatalError: false, reportOnUncaughtException: false });
for (const bad of [1, 'x', null]) attempt(() => r.getReport(bad));
for (const bad of [[1], [null], ['a', 1]]) attempt(() => r.writeReport(...bad));

const o = r.getReport();
console.log(Object.keys(o));
console.log(Object.keys(o.header).filter((k) => !k.startsWith('glibc')));
for (const k of ['reportVersion', 'event', 'trigger', 'filename', 'processId', 'threadId', 'cwd', 'nodejsVersion', 'wordSize', 'arch', 'platform', 'osName', 'host']) {
  console.log(k, k === 'processId' ? o.header[k] === process.pid : k === 'cwd' ? o.header[k] === process.cwd() : k === 'host' ? o.header[k] === require('os').hostname() : o.header[k]);
}
console.log(o.javascriptStack.message, o.javascriptStack.errorProperties, o.javascriptStack.stack.some((l) => l.includes('process-report.js')));
console.log(Object.keys(o.javascriptHeap), Object.keys(o.javascriptHeap.heapSpaces).sort());
console.log(Object.keys(o.resourceUsage), Object.keys(o.uvthreadResourceUsage), Object.keys(o.userLimits), o.workers);
console.log(Array.isArray(o.nativeStack), Object.keys(o.nativeStack[0]), Array.isArray(o.libuv), o.libuv.at(-1).type);
console.log(o.environmentVariables.CASE_TMP === dir, Array.isArray(o.sharedObjects));
const e = Object.assign(new RangeError('mine'), { extra: 5, obj: {} });
const { message, errorProperties, stack } = r.getReport(e).javascriptStack;
console.log(message, errorProperties, /^at .*process-report/.test(stack[0]));
console.log(r.getReport({}).javascriptStack);

const read = (name) => {
  const h = JSON.parse(fs.readFileSync(path.join(dir, name))).header;
  console.log(h.event, h.trigger, h.filename === name);
};
r.directory = dir;
console.log(r.writeReport('a.json'));
read('a.json');
r.filename = 'b.json';
console.log(r.writeReport(new Error('x')));
read('b.json');
r.directory = 'no/such/directory';
console.log([r.writeReport()]);
r.directory = dir;
r.filename = '';
r.compact = true;
const name = r.writeReport();
console.log(/^report\.\d{8}\.\d{6}\.\d+\.0\.001\.json$/.test(name), fs.readFileSync(path.join(dir, name), 'utf8').trim().split('\n').length);
fs.unlinkSync(path.join(dir, name));

const child = (argv, script) => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [...argv, `--report-dir=${dir}`, '--report-filename=c.json', '-e', script], { encoding: 'utf8' });
  const told = stderr.includes('Writing Node.js report to file: c.json') && stderr.includes('Node.js report completed');
  console.log(status, signal, stdout, told, stderr.includes('RangeError: bad'));
  if (told) read('c.json');
};
child(['--report-uncaught-exception'], 'console.log(process.report.reportOnUncaughtException); throw new RangeError("bad")');
child([], 'process.report.reportOnUncaughtException = true; throw new RangeError("bad")');
child([], 'throw new RangeError("bad")');
child(['--report-on-signal'], 'process.kill(process.pid, "SIGUSR2"); setTimeout(() => console.log(process.listenerCount("SIGUSR2")), 200)');
child([], 'Object.assign(process.report, { signal: "SIGUSR1", reportOnSignal: true }); process.kill(process.pid, "SIGUSR1"); setTimeout(() => {}, 200)');
