const http = require('http');
const agent = new http.Agent({ maxSockets: 1 });
agent.createConnection = (options, cb) => { setImmediate(() => cb(new Error('none to ' + options.host))); };
for (const host of ['a', 'b', 'c']) http.get({ agent, host }).on('error', (e) => console.log(host, e.message)).on('close', () => console.log(host, 'closed', agent.totalSocketCount));
