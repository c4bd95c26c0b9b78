// \p{...} in regular expressions: categories, scripts and properties, in and out of classes.
'use strict';
const show = (...a) => console.log(...a);
show(/\p{L}/u.test('é'), /^\p{Lu}$/u.test('a'), /^\P{L}$/u.test('1'), /^\p{General_Category=Letter}$/u.test('ж'));
show(/^[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*$/u.test('größe1'), /^[^\p{L}]$/u.test('é'));
show(/\p{Script=Greek}+/u.exec('abc λόγος')[0], /^\p{Emoji_Presentation}$/u.test('😀'), /\p{ASCII}/u.test('é'));
show('aéb1-2'.replace(/[^\p{L}\p{N}]/gu, '_'), 'x1y2'.split(/\p{Nd}/u));
show(new RegExp('^\\p{Uppercase}+$', 'u').test('ÀB'));
show(/\p{L}/.test('p{L}'), /(?<=\p{L})\d/u.exec('é5')[0], /\p{Lu}/iu.test('a'));
show(/(?<word>\p{L}+)/u.exec('12 wörter').groups.word, /(?<a>x)|(?<b>ö)/u.exec('ö').groups.b, 'ä1'.replace(/(?<d>\d)/u, '<$<d>>'));
