let n = 0;
const t = setTimeout(() => { console.log('fired', ++n); if (n < 3) t.refresh(); }, 1);
