const a = setTimeout(() => { console.log('a'); clearTimeout(b); }, 5);
const b = setTimeout(() => console.log('b: cleared too late'), 5);
