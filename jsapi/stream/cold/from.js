// Readable.from, and the Duplex that Duplex.from makes of an iterable.
(function (native) {
  'use strict';
  const { Readable } = native;
  const ITER = native.asyncIterator;

  // from fills an instance of Class from an iterable (Node, "stream.Readable.from").
  function from(Class, iterable, opts) {
    if (typeof iterable === 'string' || iterable instanceof Buffer) {
      return new Class(Object.assign({ objectMode: true }, opts, {
        read() { this.push(iterable); this.push(null); },
      }));
    }
    const isAsync = iterable != null && Boolean(iterable[ITER]);
    if (!isAsync && !(iterable && iterable[Symbol.iterator])) {
      throw native.argType('iterable', 'an instance of Iterable', iterable);
    }
    const it = isAsync ? iterable[ITER]() : iterable[Symbol.iterator]();
    const readable = new Class(Object.assign({ objectMode: true, highWaterMark: 1 }, opts));
    const destroy = readable._destroy;
    let reading = false;
    readable._read = function () {
      if (!reading) {
        reading = true;
        pump();
      }
    };
    readable._destroy = function (err, cb) {
      destroy.call(this, err, function (e) {
        const or = e || err;
        close(or).then(function () { native.nextTick(cb, or); }, function (e) { native.nextTick(cb, e || or); });
      });
    };

    async function close(err) {
      if (err != null && typeof it.throw === 'function') {
        const { value, done } = await it.throw(err);
        await value;
        if (done) return;
      }
      if (typeof it.return === 'function') {
        const { value } = await it.return();
        await value;
      }
    }

    async function pump() {
      for (;;) {
        try {
          const { value, done } = isAsync ? await it.next() : it.next();
          if (done) {
            readable.push(null);
            return;
          }
          const v = value && typeof value.then === 'function' ? await value : value;
          if (v === null) {
            reading = false;
            throw native.codeError('TypeError', 'ERR_STREAM_NULL_VALUES', 'May not write null values to stream');
          }
          if (readable.push(v)) continue;
          reading = false;
        } catch (err) {
          readable.destroy(err);
        }
        return;
      }
    }
    return readable;
  }

  return { from, readable: function (iterable, opts) { return from(Readable, iterable, opts); } };
})
