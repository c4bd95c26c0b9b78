(function (argType, later, live) {
  'use strict';
  const channels = new Map();

  function callable(fn, name) {
    if (typeof fn !== 'function') throw argType(name, 'of type function', fn);
  }

  class SafeMap extends Map {}

  // apply calls fn, and says of what is no function what Function.prototype.apply does.
  function apply(fn, thisArg, args) {
    if (typeof fn !== 'function') {
      throw new TypeError(`Function.prototype.apply was called on ${String(fn)}, which is ${article(fn)} and not a function`);
    }
    return Reflect.apply(fn, thisArg, args);
  }

  function article(v) {
    const type = typeof v;
    return `a${type === 'object' ? 'n' : ''} ${type}`;
  }

  // activate makes c a channel that publishes. From the first subscriber or store to the
  // last it is an ActiveChannel, which the runtime's own channels are asked for by live.
  function activate(c) {
    Object.setPrototypeOf(c, ActiveChannel.prototype);
    c._subscribers = [];
    c._stores = new SafeMap();
    live(c.name, c);
  }

  function deactivate(c) {
    if (c._subscribers.length > 0 || c._stores.size > 0) return;
    Object.setPrototypeOf(c, Channel.prototype);
    c._subscribers = undefined;
    c._stores = undefined;
    live(c.name, undefined);
  }

  function enterStore(store, data, transform, next) {
    return () => {
      let context = data;
      if (transform) {
        try {
          context = transform(data);
        } catch (err) {
          later(err);
          return next();
        }
      }
      return store.run(context, next);
    };
  }

  class ActiveChannel {
    subscribe(subscription) {
      callable(subscription, 'subscription');
      // A new list each time: publish goes on with the one it began with.
      this._subscribers = [...this._subscribers, subscription];
    }
    unsubscribe(subscription) {
      const i = this._subscribers.indexOf(subscription);
      if (i < 0) return false;
      this._subscribers = this._subscribers.filter((_, k) => k !== i);
      deactivate(this);
      return true;
    }
    bindStore(store, transform) { this._stores.set(store, transform); }
    unbindStore(store) {
      if (!this._stores.delete(store)) return false;
      deactivate(this);
      return true;
    }
    get hasSubscribers() { return true; }
    publish(data) {
      const list = this._subscribers;
      for (let i = 0; i < list.length; i++) {
        try {
          list[i](data, this.name);
        } catch (err) {
          later(err);
        }
      }
    }
    runStores(data, fn, thisArg, ...args) {
      let run = () => {
        this.publish(data);
        return apply(fn, thisArg, args);
      };
      for (const [store, transform] of this._stores) run = enterStore(store, data, transform, run);
      return run();
    }
  }

  class Channel {
    constructor(name) {
      this._subscribers = undefined;
      this._stores = undefined; // storage to its transform
      this.name = name;
      channels.set(name, this);
    }
    static [Symbol.hasInstance](o) {
      const p = Object.getPrototypeOf(o);
      return p === Channel.prototype || p === ActiveChannel.prototype;
    }
    subscribe(subscription) {
      callable(subscription, 'subscription');
      activate(this);
      this.subscribe(subscription);
    }
    unsubscribe() { return false; }
    bindStore(store, transform) {
      activate(this);
      this.bindStore(store, transform);
    }
    unbindStore() { return false; }
    get hasSubscribers() { return false; }
    publish(data) {} // nobody listens
    runStores(data, fn, thisArg, ...args) { return apply(fn, thisArg, args); }
  }

  function channel(name) {
    const found = channels.get(name);
    if (found) return found;
    if (typeof name !== 'string' && typeof name !== 'symbol') {
      throw argType('channel', 'one of type string or symbol', name);
    }
    return new Channel(name);
  }

  const parts = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

  function own(o, name, value) { Object.defineProperty(o, name, { value }); }

  class TracingChannel {
    constructor(nameOrChannels) {
      if (typeof nameOrChannels === 'string') {
        for (const p of parts) own(this, p, channel(`tracing:${nameOrChannels}:${p}`));
      } else if (nameOrChannels !== null && typeof nameOrChannels === 'object') {
        for (const p of parts) {
          const c = nameOrChannels[p];
          if (!(c instanceof Channel)) throw argType(`nameOrChannels.${p}`, 'an instance of Channel', c);
          own(this, p, c);
        }
      } else {
        throw argType('nameOrChannels', 'of type string or an instance of TracingChannel or Object', nameOrChannels);
      }
    }
    get hasSubscribers() { return parts.some((p) => this[p].hasSubscribers); }
    subscribe(handlers) {
      for (const p of parts) if (handlers[p]) this[p].subscribe(handlers[p]);
    }
    unsubscribe(handlers) {
      let done = true;
      for (const p of parts) {
        if (handlers[p] && !this[p].unsubscribe(handlers[p])) done = false;
      }
      return done;
    }
    traceSync(fn, context = {}, thisArg, ...args) {
      return this.start.runStores(context, () => {
        try {
          const result = apply(fn, thisArg, args);
          context.result = result;
          return result;
        } catch (err) {
          context.error = err;
          this.error.publish(context);
          throw err;
        } finally {
          this.end.publish(context);
        }
      });
    }
    tracePromise(fn, context = {}, thisArg, ...args) {
      const settle = () => {
        this.asyncStart.publish(context);
        this.asyncEnd.publish(context);
      };
      const reject = (err) => {
        context.error = err;
        this.error.publish(context);
        settle();
        return Promise.reject(err);
      };
      const resolve = (result) => {
        context.result = result;
        settle();
        return result;
      };
      return this.start.runStores(context, () => {
        try {
          let promise = apply(fn, thisArg, args);
          if (!(promise instanceof Promise)) promise = Promise.resolve(promise);
          return promise.then(resolve, reject);
        } catch (err) {
          context.error = err;
          this.error.publish(context);
          throw err;
        } finally {
          this.end.publish(context);
        }
      });
    }
    traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
      const { error, asyncStart, asyncEnd } = this;
      const callback = args.at(position);
      callable(callback, 'callback');
      function wrappedCallback(...results) {
        const [err, res] = results;
        if (err) {
          context.error = err;
          error.publish(context);
        } else {
          context.result = res;
        }
        return asyncStart.runStores(context, () => {
          try {
            return apply(callback, this, results);
          } finally {
            asyncEnd.publish(context);
          }
        });
      }
      args.splice(position, 1, wrappedCallback);
      return this.start.runStores(context, () => {
        try {
          return apply(fn, thisArg, args);
        } catch (err) {
          context.error = err;
          error.publish(context);
          throw err;
        } finally {
          this.end.publish(context);
        }
      });
    }
  }

  return {
    channel,
    hasSubscribers(name) {
      const c = channels.get(name);
      return c ? c.hasSubscribers : false;
    },
    subscribe(name, subscription) { channel(name).subscribe(subscription); },
    tracingChannel(nameOrChannels) { return new TracingChannel(nameOrChannels); },
    unsubscribe(name, subscription) { return channel(name).unsubscribe(subscription); },
    Channel,
  };
})
