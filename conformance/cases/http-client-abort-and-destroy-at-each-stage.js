// which events a request and its response emit, and in which order, when it is given up
const http = require('http');
const { answer, follow, series, ofRequest, ofResponse } = require('../lib/client');
const ways = { abort: (r) => r.abort(), destroy: (r) => r.destroy(), 'destroy(err)': (r) => r.destroy(new Error('mine')) };
const stages = {
  'before end': (r, give) => { give(); r.end(); },
  'after end': (r, give) => { r.end(); give(); },
  socket: (r, give) => { r.on('socket', give); r.end(); },
  connect: (r, give) => { r.on('socket', (s) => s.on('connect', give)); r.end(); },
  finish: (r, give) => { r.on('finish', give); r.end(); },
  response: (r, give) => { r.on('response', give); r.end(); },
  data: (r, give) => { r.on('response', (res) => res.once('data', give)); r.end(); },
};
answer('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', (port, close) => {
  const all = [];
  for (const stage of Object.keys(stages)) {
    for (const way of Object.keys(ways)) {
      all.push((next) => {
        const log = [];
        const req = follow(log, 'req', http.request({ port, host: '127.0.0.1', agent: false }), ofRequest);
        req.on('response', (res) => follow(log, 'res', res, ofResponse));
        req.on('close', () => setImmediate(() => {
          console.log(`${way} ${stage}: ${log.join(', ')}; ${req.aborted} ${req.destroyed} ${req.res && [req.res.aborted, req.res.destroyed, req.res.complete]}`);
          next();
        }));
        stages[stage](req, () => ways[way](req));
      });
    }
  }
  series([...all, close]);
});
