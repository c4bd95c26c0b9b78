// The functions of the module refuse what is no emitter, no target and no signal, each in its own words.
const E = require('events');
const tried = (n,f) => { try { console.log(n,f()); } catch (e) { console.log(n,e.name, e.code, e.message); } };
for (const v of [null, undefined, 1, 'x', true, {}, () => {}, Symbol('s'), { listeners: 1 }, { listeners() { return 7 } }, { getMaxListeners() { return 8; } }, { setMaxListeners() { return 8; } }]) {
 const n = v === null ? 'null' : typeof v;
 tried(n + ' gel', () => E.getEventListeners(v, 'x')); tried(n + ' gml', () => E.getMaxListeners(v)); tried(n + ' sml', () => E.setMaxListeners(1, v)); tried(n+ ' lc', () => E.listenerCount(v, 'x'));
 E.once(v, 'x').then((x) => console.log(n, 'once', x), (e) => console.log(n, 'once', e.name, e.code, e.message));
 tried(n+ ' on', () => typeof E.on(v, 'x'));
 tried(n + ' abl', () => typeof E.addAbortListener(v, () => {}));
 tried(n + ' opt', () => typeof E.on(new E(), 'x', v)); tried(n + ' opt sig', () => typeof E.on(new E(), 'x', { signal: v }));
 E.once(new E(), 'x', v).catch((e) => console.log(n, 'once opt', e.name, e.code, e.message));
 E.once(new E(), 'x', { signal: v }).catch((e) => console.log(n, 'once sig', e.name, e.code, e.message));
}
