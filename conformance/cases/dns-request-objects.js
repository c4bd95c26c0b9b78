// What the functions with a callback return.
'use strict';
const dns = require('dns');
const resolver = new dns.Resolver({ timeout: 1, tries: 1 });
resolver.setServers(['127.0.0.1:9']);
const cb = () => {};
console.log(resolver.resolve4('a.b', { ttl: 1 }, cb));
console.log(resolver.resolve('a.b', 'MX', cb));
console.log(resolver.reverse('9.8.7.6', cb));
console.log(dns.lookup('localhost', { family: 4 }, cb), dns.lookup('127.0.0.1', cb));
const service = dns.lookupService('127.0.0.1', 22, cb);
console.log(service.constructor.name, Object.keys(service), service.oncomplete.name, service.oncomplete.length);
