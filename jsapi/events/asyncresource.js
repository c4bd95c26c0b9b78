// EventEmitterAsyncResource (Node, "Class: events.EventEmitterAsyncResource extends
// EventEmitter"): its listeners run in the async scope of where it was made.
(function (EventEmitter, AsyncResource, native) {
  'use strict';
  const resources = new WeakMap();

  class EventEmitterReferencingAsyncResource extends AsyncResource {
    #emitter;
    constructor(emitter, type, options) {
      super(type, options);
      this.#emitter = emitter;
    }
    get eventEmitter() { return this.#emitter; }
  }

  function of(emitter) {
    const r = Object(emitter) === emitter ? resources.get(emitter) : undefined;
    if (r === undefined) throw native.invalidThis();
    return r;
  }

  class EventEmitterAsyncResource extends EventEmitter {
    constructor(options = undefined) {
      let name;
      if (typeof options === 'string') {
        name = options;
        options = undefined;
      } else {
        name = options === undefined || options === null ? undefined : options.name;
        if (new.target === EventEmitterAsyncResource) native.checkString(name, 'options.name');
        name = name || new.target.name;
      }
      super(options);
      resources.set(this, new EventEmitterReferencingAsyncResource(this, name, options));
    }
    emit(event, ...args) { return of(this).runInAsyncScope(super.emit, this, event, ...args); }
    emitDestroy() { of(this).emitDestroy(); }
    get asyncId() { return of(this).asyncId(); }
    get triggerAsyncId() { return of(this).triggerAsyncId(); }
    get asyncResource() { return of(this); }
  }
  return EventEmitterAsyncResource;
})
