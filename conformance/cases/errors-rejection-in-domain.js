'use strict';
// an unhandled rejection within a domain is an 'error' of it: the reason itself, without marks
const domain = require('domain');
process.on('unhandledRejection', (reason) => console.log('unhandledRejection', reason));
process.on('uncaughtException', (e) => console.log('uncaughtException', e.message));
const d = domain.create();
d.on('error', (e) => console.log(e && e.message || e, process.domain === d, e && [e.domain === d, e.domainThrown]));
d.run(() => {
  Promise.reject(5);
  Promise.reject(new Error('in the domain'));
  Promise.reject(undefined);
  setTimeout(() => Promise.reject('later'), 1);
  setTimeout(() => { throw new Error('thrown'); }, 1);
});
Promise.reject('outside');
