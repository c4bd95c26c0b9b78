(function (native) {
  'use strict';
  const { Event, EventTarget, EventEmitter, handle, clone, error } = native;

  class MessageEvent extends Event {
    #init;
    constructor(type, init = {}) {
      super(type, init);
      this.#init = init || {};
    }
    get data() { return this.#init.data === undefined ? null : this.#init.data; }
    get origin() { return this.#init.origin === undefined ? '' : this.#init.origin; }
    get lastEventId() { return this.#init.lastEventId === undefined ? '' : this.#init.lastEventId; }
    get source() { return this.#init.source === undefined ? null : this.#init.source; }
    get ports() { return this.#init.ports === undefined ? [] : this.#init.ports; }
  }
  for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports']) {
    Object.defineProperty(MessageEvent.prototype, name, { enumerable: true });
  }
  // Clones and event data must be able to hold undefined.
  function messageEvent(type, data, target) {
    const e = new MessageEvent(type, { data, ports: [] });
    if (data === undefined) Object.defineProperty(e, 'data', { value: undefined, configurable: true });
    return e;
  }

  // NodeEventTarget is an EventTarget with the methods of an EventEmitter; a listener that
  // came by one of those gets the data in place of the event.
  class NodeEventTarget extends EventTarget {
    #wrapped = new Map();
    #add(type, listener, once) {
      if (typeof listener !== 'function') throw native.argType('listener', 'of type function', listener);
      let list = this.#wrapped.get(type);
      if (!list) this.#wrapped.set(type, list = []);
      const entry = { listener, call: (e) => {
        if (once) this.removeListener(type, listener);
        listener.call(this, e instanceof MessageEvent ? e.data : e.type === 'close' ? undefined : e);
      } };
      list.push(entry);
      this.addEventListener(type, entry.call);
      return this;
    }
    on(type, listener) { return this.#add(type, listener, false); }
    addListener(type, listener) { return this.#add(type, listener, false); }
    once(type, listener) { return this.#add(type, listener, true); }
    off(type, listener) { return this.removeListener(type, listener); }
    removeListener(type, listener) {
      const list = this.#wrapped.get(type) || [];
      const i = list.findIndex((e) => e.listener === listener);
      if (i >= 0) this.removeEventListener(type, list.splice(i, 1)[0].call);
      return this;
    }
    removeAllListeners(type) {
      for (const t of type === undefined ? [...this.#wrapped.keys()] : [type]) {
        for (const e of (this.#wrapped.get(t) || []).slice()) this.removeListener(t, e.listener);
      }
      return this;
    }
    emit(type, arg) {
      const any = this.listenerCount(type) > 0;
      this.dispatchEvent(arg instanceof Event ? arg : messageEvent(type, arg));
      return any;
    }
    listenerCount(type) { return (this.#wrapped.get(type) || []).length; }
    eventNames() { return [...this.#wrapped.keys()].filter((t) => this.listenerCount(t) > 0); }
    setMaxListeners() { return this; }
    getMaxListeners() { return 10; }
  }

  // onhandler defines an attribute like onmessage on a prototype. listening is told when a
  // handler comes or goes.
  function onhandler(proto, name, listening) {
    const type = name.slice(2), handlers = new WeakMap();
    Object.defineProperty(proto, name, {
      enumerable: true, configurable: true,
      get() { const h = handlers.get(this); return h ? h.fn : null; },
      set(fn) {
        const old = handlers.get(this);
        if (old) this.removeEventListener(type, old.call);
        handlers.delete(this);
        if (typeof fn === 'function') {
          const h = { fn, call: (e) => fn.call(this, e) };
          handlers.set(this, h);
          this.addEventListener(type, h.call);
        }
        listening(this);
      },
    });
  }

  const making = {}; // only this file makes ports
  const state = new WeakMap();
  const untransferable = new WeakSet();

  class MessagePort extends NodeEventTarget {
    constructor(key) {
      if (key !== making) throw error('TypeError', 'ERR_CONSTRUCT_CALL_INVALID', 'Constructor cannot be called');
      super();
      state.set(this, { handle: handle(), queue: [], peer: null, started: false, closed: false, scheduled: false, listeners: 0 });
    }
    postMessage(value, options) {
      if (arguments.length === 0) throw error('TypeError', 'ERR_MISSING_ARGS', 'Not enough arguments to MessagePort.postMessage');
      const transfer = Array.isArray(options) ? options : options && options.transfer;
      const s = state.get(this);
      const ports = (transfer || []).filter((t) => t instanceof MessagePort);
      const message = copy(value, ports, (transfer || []).filter((t) => !(t instanceof MessagePort)));
      if (s.closed || !s.peer) return;
      const to = state.get(s.peer);
      if (to.closed) return;
      to.queue.push({ message, ports });
      schedule(s.peer, to);
    }
    start() {
      const s = state.get(this);
      if (s.closed || s.started) return;
      s.started = true;
      schedule(this, s);
    }
    close(callback) {
      if (typeof callback === 'function') this.once('close', callback);
      const s = state.get(this);
      if (s.closed) return;
      shut(this, s);
      if (s.peer) {
        const peer = s.peer, p = state.get(peer);
        p.handle.post(() => { deliver(peer, p); if (!p.closed) shut(peer, p); });
      }
    }
    ref() { const s = state.get(this); if (!s.closed) s.handle.ref(); }
    unref() { state.get(this).handle.unref(); }
    hasRef() { return state.get(this).handle.hasRef(); }
    addEventListener(type, ...rest) {
      super.addEventListener(type, ...rest);
      if (type === 'message') listening(this, 1);
    }
    removeEventListener(type, ...rest) {
      super.removeEventListener(type, ...rest);
      if (type === 'message') listening(this, -1);
    }
  }
  for (const name of ['close', 'hasRef', 'postMessage', 'ref', 'start', 'unref']) {
    Object.defineProperty(MessagePort.prototype, name, { enumerable: true });
  }
  onhandler(MessagePort.prototype, 'onmessage', (port) => { if (port.onmessage) port.start(); });
  onhandler(MessagePort.prototype, 'onmessageerror', () => {});
  Object.defineProperty(MessagePort.prototype, Symbol.for('gaggle.MessageEvent'), { value: MessageEvent });

  // copy clones value; ports in it that are transferred go over as they are.
  function copy(value, ports, transfer) {
    for (const t of transfer) {
      if (untransferable.has(t)) throw new DOMException('Value could not be cloned.', 'DataCloneError');
    }
    if (ports.includes(value)) return value;
    if (ports.length && value && typeof value === 'object' && !Array.isArray(value)) {
      const moved = {}, rest = {};
      for (const k of Object.keys(value)) (ports.includes(value[k]) ? moved : rest)[k] = value[k];
      return Object.assign(clone(rest, { transfer }), moved);
    }
    return clone(value, { transfer });
  }

  // listening starts the port with its first listener for messages and keeps the loop alive
  // while there is one.
  function listening(port, by) {
    const s = state.get(port);
    s.listeners = Math.max(s.listeners + by, 0);
    if (s.closed) return;
    if (s.listeners > 0) {
      s.handle.ref();
      port.start();
    } else {
      s.handle.unref();
    }
  }

  function schedule(port, s) {
    if (!s.started || s.scheduled || s.queue.length === 0) return;
    s.scheduled = true;
    s.handle.post(() => { s.scheduled = false; deliver(port, s); });
  }

  // deliver hands over what was there when it began; each message is a callback of its own.
  function deliver(port, s) {
    if (s.closed || !s.started || s.queue.length === 0) return;
    const m = s.queue.shift();
    schedule(port, s);
    const e = new MessageEvent('message', { data: m.message, ports: m.ports });
    if (m.message === undefined) Object.defineProperty(e, 'data', { value: undefined });
    port.dispatchEvent(e);
  }

  function shut(port, s) {
    s.closed = true;
    s.queue.length = 0;
    s.handle.post(() => { s.handle.close(); port.dispatchEvent(new Event('close')); });
  }

  function MessageChannel() {
    if (new.target === undefined) throw error('TypeError', 'ERR_CONSTRUCT_CALL_REQUIRED', 'Class constructor MessageChannel cannot be invoked without `new`');
    this.port1 = new MessagePort(making);
    this.port2 = new MessagePort(making);
    state.get(this.port1).peer = this.port2;
    state.get(this.port2).peer = this.port1;
  }

  const channels = new Map(); // name to the open BroadcastChannels

  class BroadcastChannel extends EventTarget {
    #name; #handle; #closed = false;
    constructor(name) {
      if (arguments.length === 0) throw native.missing('name');
      super();
      this.#name = `${name}`;
      this.#handle = handle();
      this.#handle.ref();
      if (!channels.has(this.#name)) channels.set(this.#name, new Set());
      channels.get(this.#name).add(this);
    }
    get name() { return this.#name; }
    postMessage(message) {
      if (arguments.length === 0) throw native.missing('message');
      if (this.#closed) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
      for (const to of channels.get(this.#name)) {
        if (to === this) continue;
        const data = clone(message);
        to.#handle.post(() => { if (!to.#closed) to.dispatchEvent(messageEvent('message', data)); });
      }
    }
    close() {
      if (this.#closed) return;
      this.#closed = true;
      channels.get(this.#name).delete(this);
      this.#handle.close();
    }
    ref() { if (!this.#closed) this.#handle.ref(); return this; }
    unref() { this.#handle.unref(); return this; }
  }
  for (const name of ['name', 'close', 'postMessage']) {
    Object.defineProperty(BroadcastChannel.prototype, name, { enumerable: true });
  }
  onhandler(BroadcastChannel.prototype, 'onmessage', () => {});
  onhandler(BroadcastChannel.prototype, 'onmessageerror', () => {});

  class Worker extends EventEmitter {
    constructor(filename) {
      super();
      throw error('Error', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
        'Worker threads are not available in this runtime. Use child_process.fork or cluster for parallel work.');
    }
    postMessage() {}
    terminate() { return Promise.resolve(); }
    ref() {}
    unref() {}
    getHeapSnapshot() {}
    get threadId() { return -1; }
    get stdin() { return null; }
    get stdout() { return null; }
    get stderr() { return null; }
    get resourceLimits() { return {}; }
  }

  const environment = new Map();
  return { exports: {
    isMainThread: true,
    MessagePort,
    MessageChannel,
    markAsUntransferable(object) {
      if (object !== null && (typeof object === 'object' || typeof object === 'function')) untransferable.add(object);
    },
    moveMessagePortToContext() {
      throw error('Error', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'moveMessagePortToContext is not available: there is one context');
    },
    receiveMessageOnPort(port) {
      const s = state.get(port);
      if (!s) throw error('TypeError', 'ERR_INVALID_ARG_TYPE', 'The "port" argument must be a MessagePort instance');
      if (s.queue.length === 0) return undefined;
      return { message: s.queue.shift().message };
    },
    resourceLimits: {},
    postMessageToThread(threadId, value, transfer, timeout) {
      return Promise.reject(error('Error', 'ERR_WORKER_MESSAGING_FAILED', 'Cannot find the destination thread or listener'));
    },
    threadId: 0,
    SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
    Worker,
    parentPort: null,
    workerData: null,
    BroadcastChannel,
    setEnvironmentData(key, value) {
      if (value === undefined) environment.delete(key); else environment.set(key, value);
    },
    getEnvironmentData(key) { return environment.get(key); },
  } };
})
