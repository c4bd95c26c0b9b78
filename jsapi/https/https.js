(function (make) {
  'use strict';
  function request(...args) { return make(...args); }
  function get(input, options, cb) {
    const req = request(input, options, cb);
    req.end();
    return req;
  }
  return { get, request };
})
