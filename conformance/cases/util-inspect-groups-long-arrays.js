console.log(Array.from({ length: 7 }, (_, i) => i));
console.log(Array.from({ length: 27 }, (_, i) => i * 3));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(Array.from({ length: 10 }, (_, i) => 'item ' + 'x'.repeat(i)));
console.log(new Array(200).fill('ab'));
