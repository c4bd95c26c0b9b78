for (const reviver of [undefined, null, 5, 'text', {}, true]) {
  console.log(JSON.parse('{"a":[1,null]}', reviver), JSON.parse('null', reviver));
  try { JSON.parse('{', reviver); } catch (e) { console.log(e.name, e.message); }
}
console.log(JSON.parse('{"a":1}', (key, value) => typeof value === 'number' ? value + 1 : value, 'ignored'));
