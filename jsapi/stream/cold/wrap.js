// readable.wrap and Readable.wrap: old streams, that know only events.
(function (native) {
  'use strict';
  const { Readable } = native;

  // wrap makes an old stream's data those of this one (Node, "readable.wrap").
  function wrap(old) {
    const self = this;
    let paused = false;
    old.on('data', function (chunk) {
      if (!self.push(chunk) && old.pause) {
        paused = true;
        old.pause();
      }
    });
    old.on('end', function () { self.push(null); });
    old.on('error', function (err) { native.fail(self, err); });
    old.on('close', function () { self.destroy(); });
    old.on('destroy', function () { self.destroy(); });
    self._read = function () {
      if (paused && old.resume) {
        paused = false;
        old.resume();
      }
    };
    for (const name of Object.keys(old)) {
      if (self[name] === undefined && typeof old[name] === 'function') self[name] = old[name].bind(old);
    }
    return self;
  }

  // staticWrap is Readable.wrap(src, options).
  function staticWrap(src, options) {
    const mode = src.readableObjectMode != null ? src.readableObjectMode : src.objectMode != null ? src.objectMode : true;
    return wrap.call(new Readable(Object.assign({ objectMode: mode }, options, {
      destroy(err, cb) {
        native.destroy(src, err);
        cb(err);
      },
    })), src);
  }

  return { wrap, staticWrap };
})
