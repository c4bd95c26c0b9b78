console.log(require('node:fs') === require('fs'), require('node:events') === require('events'), require('node:timers/promises') === require('timers/promises'));
for (const id of ['node:nope', 'node:']) { try { require(id); } catch (e) { console.log(e.code, e.message); } }
