// The module as a script of ES modules sees it, in the primary and in its worker.
'use strict';
const fs = require('fs');
const { spawnSync } = require('child_process');
const file = `${process.env.CASE_TMP}/server.mjs`;
fs.writeFileSync(file, `
import cluster, { isPrimary, isWorker, Worker } from 'node:cluster';
import * as all from 'cluster';
import process from 'node:process';
import net from 'node:net';

const shape = [isPrimary, isWorker, typeof all.fork, typeof all.worker, typeof all.workers, all.SCHED_RR, Worker === cluster.Worker, all.default === cluster];
if (cluster.isPrimary) {
  console.log('primary', ...shape);
  cluster.fork();
  cluster.fork();
  let up = 0;
  cluster.on('listening', (w, { port }) => {
    if (++up === 2) net.connect(port, '127.0.0.1').on('data', (d) => console.log(String(d))).on('close', () => cluster.disconnect());
  });
  cluster.on('exit', (w, code) => console.log('exit', code, w.exitedAfterDisconnect));
  cluster.workers[1].on('message', (m) => console.log(m));
} else if (cluster.isWorker) {
  if (cluster.worker.id === 1) process.send(['worker', ...shape].join(' '));
  net.createServer((c) => c.end('served')).listen(0, '127.0.0.1');
}
`);
spawnSync(process.execPath, [file], { stdio: 'inherit' });
