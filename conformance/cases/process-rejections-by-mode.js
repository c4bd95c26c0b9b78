const { spawnSync } = require('child_process');
const scripts = {
  error: `Promise.reject(new Error('r')); setTimeout(() => console.log('alive'))`,
  text: `Promise.reject('text'); setTimeout(() => console.log('alive'))`,
  uncaught: `process.on('uncaughtException', (e, origin) => console.log(e.code || e.message, origin)); Promise.reject('text'); setTimeout(() => console.log('alive'))`,
  unhandled: `process.on('unhandledRejection', (r) => console.log('unhandled', r)); Promise.reject(1); setTimeout(() => console.log('alive'))`,
  late: `process.on('unhandledRejection', () => {}); const p = Promise.reject(1); setTimeout(() => p.catch(() => {}))`,
  heard: `process.on('unhandledRejection', () => {}); process.on('rejectionHandled', () => console.log('handled')); const p = Promise.reject(1); setTimeout(() => p.catch(() => {}))`,
};
for (const mode of ['throw', 'strict', 'warn', 'none', 'warn-with-error-code']) {
  for (const [name, code] of Object.entries(scripts)) {
    const r = spawnSync(process.execPath, ['--unhandled-rejections=' + mode, '-e', code], { encoding: 'utf8' });
    console.log(mode, name, r.status, JSON.stringify(r.stdout), (r.stderr.match(/\w+Warning: [^(\n]*|^\w*Error.*|^\[?Unhandled.*/gm) || []).map((l) => l.slice(0, 90)));
  }
}
