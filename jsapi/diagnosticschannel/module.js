(function (argType, later) {
  'use strict';
  const channels = new Map();

  function callable(fn, name) {
    if (typeof fn !== 'function') throw argType(name, 'of type function', fn);
  }

  class Channel {
    constructor(name) {
      this._subscribers = undefined;
      this._stores = new Map(); // storage to its transform
      this.name = name;
      channels.set(name, this);
    }
    static [Symbol.hasInstance](o) {
      return o !== null && typeof o === 'object' && Channel.prototype.isPrototypeOf(o);
    }
    subscribe(subscription) {
      callable(subscription, 'subscription');
      // A new list each time: publish goes on with the one it began with.
      this._subscribers = [...(this._subscribers || []), subscription];
    }
    unsubscribe(subscription) {
      const i = this._subscribers ? this._subscribers.indexOf(subscription) : -1;
      if (i < 0) return false;
      this._subscribers = this._subscribers.filter((_, k) => k !== i);
      return true;
    }
    bindStore(store, transform) { this._stores.set(store, transform); }
    unbindStore(store) { return this._stores.delete(store); }
    get hasSubscribers() {
      return this._stores.size > 0 || (this._subscribers !== undefined && this._subscribers.length > 0);
    }
    publish(data) {
      const list = this._subscribers;
      if (list === undefined) return;
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
        return Reflect.apply(fn, thisArg, args);
      };
      for (const [store, transform] of this._stores) {
        const next = run;
        run = () => {
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
      return run();
    }
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

  class TracingChannel {
    constructor(nameOrChannels) {
      if (typeof nameOrChannels === 'string') {
        for (const p of parts) this[p] = channel(`tracing:${nameOrChannels}:${p}`);
      } else if (nameOrChannels !== null && typeof nameOrChannels === 'object') {
        for (const p of parts) {
          const c = nameOrChannels[p];
          if (!(c instanceof Channel)) throw argType(`nameOrChannels.${p}`, 'an instance of Channel', c);
          this[p] = c;
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
          const result = Reflect.apply(fn, thisArg, args);
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
          let promise = Reflect.apply(fn, thisArg, args);
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
      function wrapped(...results) {
        const [err, res] = results;
        if (err) {
          context.error = err;
          error.publish(context);
        } else {
          context.result = res;
        }
        return asyncStart.runStores(context, () => {
          try {
            return Reflect.apply(callback, this, results);
          } finally {
            asyncEnd.publish(context);
          }
        });
      }
      args.splice(position, 1, wrapped);
      return this.start.runStores(context, () => {
        try {
          return Reflect.apply(fn, thisArg, args);
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
