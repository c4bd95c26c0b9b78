try { require('./fixtures/syntax-error'); } catch (e) { console.log(e.name, e instanceof SyntaxError, e.stack.split('\n')[0].replace(__dirname, '<dir>')); }
