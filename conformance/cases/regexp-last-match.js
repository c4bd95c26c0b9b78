// What RegExp keeps of the last match, as old scripts read it.
console.log(Object.getOwnPropertyNames(RegExp).sort().join());
const show = (s) => console.log(s, JSON.stringify([RegExp.$1,RegExp.$2,RegExp.$9,RegExp.$_,RegExp['$&'],RegExp['$+'],RegExp['$`'],RegExp["$'"],RegExp.input]));
show('none');
/(b)(c)?/.exec('abd'); show('exec');
/zzz/.test('q'); show('no match'); RegExp.$1='x'; show('set $1'); RegExp.input=5; show('set input');
'xay'.replace(/(a)/, 'q'); show('replace'); 'k1k2z'.match(/k(\d)/g); show('match g'); 'zq'.search(/(q)/); show('search');
const g = /(\w)-/g; g.exec('a-b-c'); g.exec('a-b-c'); show('second'); 'abc'.replace(/x*/g, '-'); show('empty');
let s = '2020'; if (/(y+)/.test('yyyy-MM')) s = 'yyyy-MM'.replace(RegExp.$1, s); console.log(s);
/(?<n>.)x/u.test('💩x'); show('unicode'); 'no'.replace(/(q)/, 1); show('none replaced');
const d = Object.getOwnPropertyDescriptor(RegExp, '$1'); console.log(d.get.name, d.set.name, d.enumerable, d.configurable);
