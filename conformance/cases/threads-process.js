const { Worker, isMainThread, parentPort, SHARE_ENV, workerData, setEnvironmentData, getEnvironmentData } = require('worker_threads');
if (isMainThread) {
  setEnvironmentData('kept', { a: 1 });
  setEnvironmentData('gone', 1);
  setEnvironmentData('gone');
  process.env.MINE = 'main';
  process.on('worker', (w) => console.log('worker', w instanceof Worker));
  (async () => {
    for (const kind of ['copy', 'share', 'own']) {
      const w = new Worker(__filename, { workerData: kind, env: kind === 'share' ? SHARE_ENV : kind === 'own' ? { MINE: null, N: 5 } : undefined });
      await new Promise((done) => w.on('exit', done));
      console.log(kind, process.env.MINE, process.env.NEW, 'N' in process.env);
    }
  })();
} else {
  console.log(workerData, process.env.MINE, process.env.N, getEnvironmentData('kept'), getEnvironmentData('gone'));
  process.env.MINE = 'thread';
  process.env.NEW = 7;
  if (workerData === 'copy') {
    for (const name of ['chdir', 'abort', 'setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups', 'umask']) {
      try {
        process[name](name === 'umask' ? 0 : '/');
      } catch (e) {
        console.log(e.name, e.code, e.message);
      }
    }
    const title = process.title;
    process.title = 'changed';
    console.log(process.title === title, typeof process.umask(), process.send, process.connected, require('cluster').isPrimary, process.on('SIGINT', () => {}).listenerCount('SIGINT'));
  }
}
