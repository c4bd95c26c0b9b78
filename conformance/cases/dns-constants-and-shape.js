const dns = require('dns');
const shape = (o) => Object.keys(o).sort().map((k) => k + '=' + (typeof o[k] === 'function' ? 'f' + o[k].length : typeof o[k] === 'object' ? 'o' : o[k])).join('\n');
console.log(shape(dns));
console.log(shape(dns.promises));
console.log(dns.promises === require('dns/promises'), dns.promises === require('node:dns/promises'), dns === require('node:dns'));
