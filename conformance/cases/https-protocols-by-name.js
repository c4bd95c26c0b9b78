// the defaults of https.createServer for ALPNProtocols and noDelay are for who does not name the options
const https = require('https');
for (const options of [{}, { ALPNProtocols: undefined, noDelay: undefined }, { ALPNProtocols: null, noDelay: null }, { ALPNProtocols: ['x'], noDelay: true }, { ALPNCallback: undefined }, { ALPNCallback: () => 'x' }]) {
  const { ALPNProtocols, noDelay } = https.createServer(options);
  console.log(Object.keys(options).join(), String(ALPNProtocols), noDelay);
}
