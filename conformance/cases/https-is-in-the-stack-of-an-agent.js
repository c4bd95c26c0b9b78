// agents for both protocols look into the stack for who asks, as those of the package agent-base do
const http = require('http');
const https = require('https');
class Both {
  get secure() { return new Error().stack.split('\n').some((l) => l.includes('node:https:')); }
  get protocol() { return this.secure ? 'https:' : 'http:'; }
  get defaultPort() { return this.secure ? 443 : 80; }
  addRequest(req, options) { console.log(req.protocol, options.port, req.getHeader('host'), options.secureEndpoint); req.destroy(); }
}
for (const [name, { get, request, ...module }] of Object.entries({ http, https })) {
  console.log(name, get.name, get.length, request.name, request.length, typeof module.Agent);
  for (const f of [get, request]) f({ host: 'x', agent: new Both() }).on('error', (e) => console.log(e.code));
}
try {
  https.get('http://x/', { agent: new https.Agent() });
} catch (e) {
  console.log(e.code, e.message);
}
