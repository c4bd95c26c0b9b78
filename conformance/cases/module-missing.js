for (const id of ['./nope', 'nope', '/no/such/file.js']) {
  try { require(id); } catch (e) { console.log(e.code, '|', e.message.split(__dirname).join('<dir>'), '|', e.requireStack.map((f) => require('path').basename(f))); }
}
