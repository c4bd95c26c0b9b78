// += on texts, in every form that a file can have it, with values of every kind.
let text = '';
for (let i = 0; i < 300000; i++) text += 'x';
console.log(text.length, text[299999], text.indexOf('y'));

const seen = [];
let wide = 'é';
for (let i = 0; i < 1000; i++) { wide += i % 2 ? 'ж' : 'a'; if (i % 250 === 0) seen.push(wide); }
console.log(seen.map((s) => s.length), seen.map((s) => s.at(-1)).join(), wide.endsWith('aжaж'));

// two that begin as the same text
let one = 'x'.repeat(500), two = one;
one += 'first'; two += 'second'; const three = one; one += '!';
console.log(one.slice(500), two.slice(500), three.slice(500));

class Buffered {
  text = '';
  static all = '';
  push(s) { this.text += s; Buffered.all += s + ';'; return this; }
}
console.log(new Buffered().push('a').push(1).push(null).push(undefined).push(true).push(2n).push([1, 2]).push({}).text, Buffered.all);

// values that are no text, under a name that is one elsewhere
const out = {};
out.a = 'text'; out.b = ''; out.c = '';
let n = 1;
out.a = 5; out.a += 2; out.b = 1n; out.b += 2n; out.c = new Date(0); out.c += '!';
console.log(out.a, out.b, typeof out.c, (out.a += '1'), (out.d += 'x'));
out.a = 0.1; out.a += 0.2; out.b = -0; out.b += -0;
console.log(out.a, Object.is(out.b, -0));

const order = [];
const object = { get text() { order.push('get'); return 'a'; }, set text(v) { order.push('set ' + v); } };
object.text += (order.push('right'), { [Symbol.toPrimitive](hint) { order.push(hint); return 'b'; }, toString: null });
console.log(order);

for (const bad of [() => { text += Symbol('s'); }, () => { out.b = 1n; out.b += 1; }, () => { missing += 'x'; },
  () => { const text = ''; text += 'x'; }, () => { later += 'x'; let later = ''; }, () => { let nothing = ''; nothing = null; nothing.text += ''; }]) {
  try { bad(); } catch (e) { console.log(e.name, e.message); }
}
(async () => {
  let text = 'a'; const wait = (async () => { text += await 'b'; })(); text += 'lost'; await wait;
  console.log(text, eval('var text2 = ""; text2 += "in eval"; text2'), new Function('let text = "f"; text += 1; return text')());
})();

// text = text + x + y
let sum = '';
for (let i = 0; i < 100000; i++) sum = sum + i + ',';
console.log(sum.length, sum.slice(-7));
class Summed {
  text = '';
  other = { text: '' };
  add(x) { this.text = this.text + x + (x + 1) + `(${this.text.length})`; this.other.text = this.other.text + x; sum = this.text + x; return this; }
}
console.log(new Summed().add(1).add('a').add(null).text, new Summed().add(1).add(2).other.text, sum);
let a = '1', b = '2', f = (x) => { a = 'changed' + x; return x; };
a = a + 1 + 2; b = a + b + a; a = a + f('!') + a;
console.log(a, b, (b = 1 + b + 1), (b = b + 1 - 1), (b = b + 1 + 1));
