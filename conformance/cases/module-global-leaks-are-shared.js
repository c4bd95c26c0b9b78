globalThis.shared = 'from main';
require('./fixtures/reads-global');
