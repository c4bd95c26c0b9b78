// Intl.ListFormat, RelativeTimeFormat, Collator, Segmenter and Locale in en-US.
'use strict';

for (const type of ['conjunction', 'disjunction', 'unit']) {
  for (const style of ['long', 'short', 'narrow']) {
    const f = new Intl.ListFormat('en-US', { type, style });
    console.log(type, style, [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((list) => f.format(list)), f.formatToParts(['x', 'y', 'z']));
  }
}
for (const numeric of ['always', 'auto']) {
  for (const style of ['long', 'short', 'narrow']) {
    const f = new Intl.RelativeTimeFormat('en-US', { numeric, style });
    for (const unit of ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'years']) {
      console.log(numeric, style, [-2, -1, -0, 0, 1, 2, 1.5, 1000].map((n) => f.format(n, unit)).join(' | '));
    }
  }
}
console.log(new Intl.RelativeTimeFormat('en-US').formatToParts(-1, 'day'), new Intl.RelativeTimeFormat('en-US').resolvedOptions());

const words = ['b', 'a', 'B', 'A', 'z', 'Z', 'e', '10', '2', '_', ' ', '-', '1', 'ab', 'a b', 'résumé', 'resume', 'Resume'];
console.log([...words].sort((a, b) => a.localeCompare(b)));
console.log([...words].sort(new Intl.Collator('en-US', { numeric: true }).compare));
console.log([...words].sort(new Intl.Collator('en-US', { sensitivity: 'base' }).compare));
for (const sensitivity of ['base', 'accent', 'case', 'variant']) {
  console.log(sensitivity, ['a', 'A', 'á', 'b'].map((other) => 'a'.localeCompare(other, 'en-US', { sensitivity })));
}
console.log('item 10'.localeCompare('item 2', undefined, { numeric: true }), 'a'.localeCompare('b'), 'a-b'.localeCompare('ab', 'en-US', { ignorePunctuation: true }));
console.log(new Intl.Collator('en-US').resolvedOptions());

const texts = {
  grapheme: 'he\u0301llo \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1e9}\u{1f1ea}\u{1f1eb} \r\n \u1100\u1161\u11a8 \u{1f44d}\u{1f3fd} \u2764\ufe0f 1\ufe0f\u20e3',
  word: 'Hello, world! It\'s 3.14 foo_bar e-mail 12:30 a.b',
  sentence: 'Hello there. How are you? I am fine! e.g. this. Yes',
};
for (const [granularity, text] of Object.entries(texts)) {
  const segments = new Intl.Segmenter('en-US', { granularity }).segment(text);
  for (const segment of segments) console.log(JSON.stringify({ ...segment, input: undefined }));
  console.log(segments.containing(3).segment, segments.containing(1000));
}

console.log(Intl.getCanonicalLocales(['EN-us', 'zh-hans-cn', 'EN-us']), Intl.NumberFormat.supportedLocalesOf(['en-US']));
const locale = new Intl.Locale('en-latn-us');
console.log(locale.language, locale.script, locale.region, String(locale), String(new Intl.Locale('en', { region: 'GB' })), new Intl.Locale('en-US').weekInfo);
console.log(Object.prototype.toString.call(Intl), Object.prototype.toString.call(new Intl.Collator()), Object.getOwnPropertyDescriptor(globalThis, 'Intl').enumerable);
const wrong = [
  () => new Intl.RelativeTimeFormat('en-US').format(1, 'aeon'), () => Intl.ListFormat(), () => new Intl.NumberFormat('x_y'),
  () => new Intl.NumberFormat(null), () => new Intl.NumberFormat([1]), () => new Intl.Collator('en-US', { usage: 'fun' }),
];
for (const f of wrong) {
  try { f(); } catch (err) { console.log(err.name, err.message); }
}
