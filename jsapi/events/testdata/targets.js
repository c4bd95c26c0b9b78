// EventTarget, Event, AbortSignal, AbortController and DOMException.
const log = (...a) => p(a.map((x) => Array.isArray(x) ? '[' + x.map(String) + ']' : String(x)).join(' '));
const events = require('events');
const e = new Event('foo', { cancelable: true, bubbles: true });
for (const k of ['type', 'bubbles', 'cancelable', 'composed', 'defaultPrevented', 'target', 'currentTarget', 'srcElement',
  'eventPhase', 'returnValue', 'cancelBubble', 'isTrusted']) log(k, e[k]);
log(String(e), String(new EventTarget()), String(AbortSignal.abort()), Object.keys(EventTarget.prototype), Object.keys(AbortSignal.prototype));
t('Event without type', () => new Event());
t('new AbortSignal', () => new AbortSignal());
t('no listener', () => new EventTarget().addEventListener('x'));
t('number', () => new EventTarget().addEventListener('x', 5));
t('dispatch object', () => new EventTarget().dispatchEvent({}));
t('dispatch nothing', () => new EventTarget().dispatchEvent());
t('remove', () => new EventTarget().removeEventListener('a'));

const et = new EventTarget();
et.addEventListener('foo', function (ev) {
  log(this === et, ev.target === et, ev.eventPhase, ev.currentTarget === et, ev.composedPath().length);
  ev.preventDefault();
});
et.addEventListener('foo', { handleEvent(ev) { log('object'); ev.stopImmediatePropagation(); } });
et.addEventListener('foo', () => log('never'));
log(et.dispatchEvent(e), e.defaultPrevented, e.eventPhase, e.currentTarget, e.target === et);
let n = 0;
const f = () => n++;
et.addEventListener('d', f);
et.addEventListener('d', f);
et.addEventListener('d', f, true);
et.addEventListener('d', f, { once: true });
et.dispatchEvent(new Event('d'));
et.removeEventListener('d', f);
et.dispatchEvent(new Event('d'));
log(n, events.getEventListeners(et, 'd').length, events.getMaxListeners(et));
et.addEventListener('sig', () => log('never'), { signal: AbortSignal.abort() });
const off = new AbortController();
et.addEventListener('sig', () => log('never'), { signal: off.signal });
off.abort();
et.dispatchEvent(new Event('sig'));
class Mine extends Event { constructor() { super('mine'); this.own = 1; } }
et.addEventListener('mine', (ev) => log(ev instanceof Mine, ev.own));
et.dispatchEvent(new Mine());
const ce = new CustomEvent('c', { detail: 5 });
log(ce.detail, ce instanceof Event, new CustomEvent('c').detail);

const ac = new AbortController();
log(ac.signal.aborted, ac.signal.reason, ac.signal.onabort, ac.signal === ac.signal);
ac.signal.onabort = function (ev) { log('onabort', ev.type, this === ac.signal, ev.isTrusted); };
ac.signal.addEventListener('abort', () => log('abort event'), { once: true });
events.addAbortListener(ac.signal, () => log('abort listener'));
ac.abort();
ac.abort();
log(ac.signal.aborted, ac.signal.reason.name, ac.signal.reason.code, ac.signal.reason.message, ac.signal.reason instanceof DOMException);
t('throwIfAborted', () => ac.signal.throwIfAborted());
t('throwIfAborted text', () => AbortSignal.abort('why').throwIfAborted());
const any = AbortSignal.any([ac.signal]);
log(any.aborted, any.reason === ac.signal.reason);
const c2 = new AbortController();
const a2 = AbortSignal.any([new AbortController().signal, c2.signal]);
a2.onabort = () => log('any aborted', a2.reason);
c2.abort(7);
t('any', () => AbortSignal.any());
t('timeout', () => AbortSignal.timeout());
t('timeout -1', () => AbortSignal.timeout(-1));
t('addAbortListener', () => events.addAbortListener());
const d = new DOMException('m', 'AbortError');
log(d instanceof Error, d.code, String(d), d.stack.split('\n')[0], new DOMException().name, new DOMException('a', 'b').code,
  Object.prototype.toString.call(d), DOMException.ABORT_ERR, d.TIMEOUT_ERR);
