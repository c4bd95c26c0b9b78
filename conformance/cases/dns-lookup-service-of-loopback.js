const dns = require('dns'), util = require('util');
dns.lookupService('127.0.0.1', 22, async (err, hostname, service) => {
  console.log(err, hostname, service);
  console.log(await dns.promises.lookupService('127.0.0.1', 80), await util.promisify(dns.lookupService)('127.0.0.1', '443'));
  console.log(await dns.promises.lookupService('127.0.0.1', 64999));
});
