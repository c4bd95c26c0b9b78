for (let i = 0; i < 2; i++) { try { require('./fixtures/throws'); } catch (e) { console.log(e.message); } }
console.log(require.resolve('./fixtures/throws') in require.cache);
