// EventTarget, Event, CustomEvent, AbortController and AbortSignal: every member, argument and order.
const util = require('util');
const E = require('events');
const L = (...a) => console.log(...a);
function T(n, f) {
  try {
    L(n, '->', f());
  } catch (e) {
    L(n, '!!', e.name, e.code, e.message);
  }
}
process.on('warning', (w) => L('WARN', w.name, w.message, w.type, w.count, w.target && w.target.constructor.name, w.code));
process.on('uncaughtException', (e, o) => L('UNC', e && e.message, e && e.code, o));
for (const a of [[], [undefined], [null], [1], ['foo'], [/* @__PURE__ */ Symbol()], ['foo', 1], ['foo', null], ['foo', undefined], ['foo', 'x'], ['foo', {}], ['foo', { bubbles: 1, cancelable: 'a', composed: 0 }], ['foo', () => {}], [{ toString() {
  return 'ts';
} }]]) T('Event ' + util.inspect(a), () => {
  const e = new Event(...a);
  return [e.type, e.bubbles, e.cancelable, e.composed, e.defaultPrevented, e.returnValue, e.eventPhase, e.cancelBubble, e.target, e.srcElement, e.currentTarget, e.isTrusted, typeof e.timeStamp, e.composedPath()];
});
T('Event()', () => Event('x'));
{
  const e = new Event('foo', { cancelable: true });
  L(Object.keys(e), Object.getOwnPropertyNames(e), String(e), Object.prototype.toString.call(e));
  e.preventDefault();
  L(e.defaultPrevented, e.returnValue);
  e.cancelBubble = false;
  L(e.cancelBubble);
  e.cancelBubble = 'x';
  L(e.cancelBubble);
  e.stopPropagation();
  e.stopImmediatePropagation();
  e.returnValue = true;
  L(e.returnValue);
  L(util.inspect(e).replace(/timeStamp: .*/, 'ts'), util.inspect(e, { depth: -1 }));
}
{
  const e = new Event('foo');
  e.preventDefault();
  L(e.defaultPrevented);
  e.returnValue = false;
  L(e.returnValue);
  e.initEvent('bar', true, true);
  L(e.type, e.bubbles, e.cancelable);
  T('ti', () => {
    e.type = 'q';
    return e.type;
  });
}
L(Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE, Event.prototype.NONE, Object.keys(Event.prototype), Object.keys(EventTarget.prototype), Event.length, EventTarget.length, CustomEvent.length, Object.keys(Event));
for (const k of ['target', 'type', 'timeStamp', 'bubbles', 'preventDefault', 'composedPath', 'cancelBubble', 'isTrusted', 'initEvent', 'stopPropagation', 'returnValue']) {
  const d = Object.getOwnPropertyDescriptor(Event.prototype, k);
  T('brand ' + k, () => d && (d.get ? d.get.call({}) : typeof d.value === 'function' ? d.value.call({}) : d.value));
  L(k, d && [d.enumerable, d.configurable, !!d.get, !!d.set, d.writable]);
}
{
  const d = Object.getOwnPropertyDescriptor(new Event('x'), 'isTrusted');
  L(d && [typeof d.get, typeof d.set, d.enumerable, d.configurable]);
}
for (const a of [[], ['x'], ['x', { detail: 5 }], ['x', { detail: undefined }], ['x', { detail: null }], ['x', 5], ['x', { detail: { a: 1 }, bubbles: true }]]) T('CE ' + util.inspect(a), () => {
  const e = new CustomEvent(...a);
  return [e.type, e.detail, e.bubbles, e instanceof Event];
});
T('CE()', () => CustomEvent('x'));
L(Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail') && 1, String(new CustomEvent('x')), util.inspect(new CustomEvent('x')).replace(/timeStamp: .*/, 'ts'));
T('ET()', () => EventTarget());
const et = new EventTarget();
L(util.inspect(et), util.inspect(et, { depth: -1 }), String(et), Object.keys(et));
for (const a of [[], ['x'], ['x', null], ['x', undefined], ['x', 5], ['x', 's'], ['x', {}], ['x', () => {}, null], ['x', () => {}, 5], ['x', () => {}, 'a'], ['x', () => {}, { signal: 5 }], ['x', () => {}, { signal: null }], ['x', () => {}, { signal: {} }], [/* @__PURE__ */ Symbol('q'), () => {}], ['x', /* @__PURE__ */ Symbol('z')], ['x', true], ['x', () => {}, { once: 1, passive: 1, capture: 1 }]]) {
  T('add ' + util.inspect(a), () => new EventTarget().addEventListener(...a));
  T('rem ' + util.inspect(a), () => new EventTarget().removeEventListener(...a));
}
for (const a of [[], [1], [{}], [null], ['x'], [{ type: 'x' }]]) T('disp ' + util.inspect(a), () => new EventTarget().dispatchEvent(...a));
for (const m of ['addEventListener', 'removeEventListener', 'dispatchEvent']) for (const th of [{}, undefined, null, globalThis]) T('brand ' + m, () => EventTarget.prototype[m].call(th, 'x', () => {}));
{
  const t = new EventTarget();
  const o = [];
  const f = function(e) {
    o.push(['f', this === t, e.eventPhase, e.currentTarget === t, e.target === t, e.srcElement === t, e.composedPath().length, arguments.length]);
  };
  t.addEventListener('x', f);
  t.addEventListener('x', f);
  t.addEventListener('x', f, true);
  t.addEventListener('x', f, { capture: false });
  t.addEventListener('x', { handleEvent(e) {
    o.push(['h', this !== t, e.type]);
  } });
  const ev = new Event('x');
  L(t.dispatchEvent(ev), ev.eventPhase, ev.currentTarget, ev.target === t, ev.composedPath());
  L(o);
  t.removeEventListener('x', f);
  o.length = 0;
  t.dispatchEvent(new Event('x'));
  L(o.length);
  t.removeEventListener('x', f, true);
  o.length = 0;
  t.dispatchEvent(ev);
  L(o.length);
}
{
  const t = new EventTarget();
  const o = [];
  t.addEventListener('x', () => o.push('once'), { once: true });
  t.addEventListener('x', (e) => {
    o.push('stop');
    e.stopImmediatePropagation();
  });
  t.addEventListener('x', () => o.push('never'));
  t.dispatchEvent(new Event('x'));
  t.dispatchEvent(new Event('x'));
  L(o);
}
{
  const t = new EventTarget();
  const o = [];
  t.addEventListener('x', (e) => e.preventDefault());
  t.addEventListener('p', (e) => {
    e.preventDefault();
    o.push(e.defaultPrevented);
  }, { passive: true });
  L(t.dispatchEvent(new Event('x')), t.dispatchEvent(new Event('x', { cancelable: true })), t.dispatchEvent(new Event('p', { cancelable: true })), o);
}
{
  const t = new EventTarget();
  const ac = new AbortController();
  t.addEventListener('x', () => L('sig'), { signal: ac.signal });
  t.dispatchEvent(new Event('x'));
  ac.abort();
  t.dispatchEvent(new Event('x'));
  t.addEventListener('x', () => L('sig2'), { signal: ac.signal });
  t.dispatchEvent(new Event('x'));
  L(E.getEventListeners(t, 'x').length, E.getEventListeners(ac.signal, 'abort').length);
}
{
  const t = new EventTarget();
  const e = new Event('x');
  t.addEventListener('x', () => {
    T('rec', () => t.dispatchEvent(e));
  });
  t.dispatchEvent(e);
  t.dispatchEvent(e);
}
{
  const t = new EventTarget();
  t.addEventListener('x', () => {
    throw new Error('l1');
  });
  t.addEventListener('x', async () => {
    throw new Error('l2');
  });
  t.addEventListener('x', { handleEvent() {
    throw new Error('l3');
  } });
  t.addEventListener('x', () => L('after'));
  L(t.dispatchEvent(new Event('x')));
}
{
  const t = new EventTarget();
  t.addEventListener('x', {});
  t.addEventListener('x', { handleEvent: 5 });
  t.dispatchEvent(new Event('x'));
}
{
  const t = new EventTarget();
  const a = () => {
    L('a');
    t.removeEventListener('x', b);
    t.addEventListener('x', c);
  }, b = () => L('b'), c = () => L('c');
  t.addEventListener('x', a);
  t.addEventListener('x', b);
  t.dispatchEvent(new Event('x'));
}
class S extends EventTarget {}
;
L(new S(), String(new S()));
class SE extends Event {
  constructor() {
    super('sub');
    this.k = 1;
  }
}
;
{
  const t = new S();
  t.addEventListener('sub', (e) => L(e.k, e.constructor.name, e instanceof SE));
  t.dispatchEvent(new SE());
}
{
  const ac = new AbortController();
  L(util.inspect(ac), util.inspect(ac.signal), String(ac), String(ac.signal), Object.keys(ac), Object.keys(ac.signal), util.inspect(ac, { depth: -1 }), util.inspect(ac.signal, { depth: -1 }));
  const o = [];
  ac.signal.onabort = function(e) {
    o.push(['on', e.type, this === ac.signal, e.isTrusted, e.target === ac.signal]);
  };
  ac.signal.addEventListener('abort', (e) => o.push('l'));
  L(typeof ac.signal.onabort);
  ac.abort();
  ac.abort();
  L(o, ac.signal.aborted, ac.signal.reason.name, ac.signal.reason.code, ac.signal.reason.message, util.inspect(ac.signal));
  T('tia', () => ac.signal.throwIfAborted());
}
T('AS', () => new AbortSignal());
T('AC()', () => AbortController());
for (const v of [undefined, null, 0, 'r', new Error('e')]) {
  const ac = new AbortController();
  ac.abort(v);
  L(ac.signal.reason && ac.signal.reason.name || ac.signal.reason);
  const s = AbortSignal.abort(v);
  L(s.aborted, s.reason && s.reason.name || s.reason);
}
for (const v of [undefined, -1, 1.5, 'a', 2 ** 33, NaN]) T('timeout ' + v, () => AbortSignal.timeout(v).aborted);
for (const v of [undefined, null, 5, [5], [], [new AbortController().signal], [AbortSignal.abort('z')], /* @__PURE__ */ new Set([AbortSignal.abort('s')])]) T('any ' + util.inspect(v), () => {
  const s = AbortSignal.any(v);
  return [s.aborted, s.reason];
});
{
  const a = new AbortController(), b = new AbortController();
  const s = AbortSignal.any([a.signal, b.signal]);
  const s2 = AbortSignal.any([s, b.signal]);
  s.addEventListener('abort', (e) => L('any', s.reason, e.isTrusted));
  s2.addEventListener('abort', () => L('any2', s2.reason));
  b.abort('bb');
  a.abort('aa');
  L(s.reason, s2.reason);
}
for (const k of ['aborted', 'reason', 'onabort']) T('brand ' + k, () => Object.getOwnPropertyDescriptor(AbortSignal.prototype, k).get.call({}));
T('brand', () => AbortSignal.prototype.throwIfAborted.call({}));
T('brand', () => Object.getOwnPropertyDescriptor(AbortController.prototype, 'signal').get.call({}));
T('brand', () => AbortController.prototype.abort.call({}));
L(Object.keys(AbortSignal.prototype), Object.keys(AbortController.prototype), Object.keys(AbortSignal), AbortSignal.abort.length, AbortSignal.any.length, AbortSignal.timeout.length);
{
  const s = new AbortController().signal;
  s.onabort = 5;
  L(s.onabort);
  s.onabort = null;
  L(s.onabort);
  const f = { handleEvent() {
    L('he');
  } };
  s.onabort = f;
  L(s.onabort === f);
}
{
  const t = AbortSignal.timeout(200);
  t.addEventListener('abort', () => L('to', t.reason.name, t.reason.code, t.reason.message, t.reason instanceof DOMException));
  setTimeout(() => {}, 400);
}
{
  const s = new AbortController().signal;
  for (let i = 0; i < 15; i++) s.addEventListener('abort', () => {});
  L(E.getMaxListeners(s), E.getMaxListeners(AbortSignal.abort()), E.getMaxListeners(AbortSignal.timeout(1e3)), E.getMaxListeners(AbortSignal.any([])), E.getMaxListeners(new EventTarget()));
}
