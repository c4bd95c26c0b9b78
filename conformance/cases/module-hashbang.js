console.log(require('./fixtures/hashbang'));
