console.log(require('./fixtures/dir'), '|', require('./fixtures/dir/'), '|', require('./fixtures/main-field'));
