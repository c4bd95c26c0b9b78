const { builtinModules, isBuiltin } = require('module');
console.log(['fs', 'net', 'http', 'cluster', 'events', 'os', 'path', 'util'].every((m) => builtinModules.includes(m)));
console.log(isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('nope'), isBuiltin('node:test'), isBuiltin('test'));
