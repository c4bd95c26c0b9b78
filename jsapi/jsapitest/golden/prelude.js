// What the case files of package golden see on both runtimes.
var show = function (v, seen) {
  seen = seen || [];
  if (typeof v === 'string') return JSON.stringify(v).replace(/[\u007f-\uffff]/g, function (c) { return '\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4); });
  if (typeof v === 'bigint') return v + 'n';
  if (v === 0 && 1 / v < 0) return '-0';
  if (typeof v === 'function') return 'function ' + v.name + '/' + v.length;
  if (typeof v === 'symbol' || v === null || typeof v !== 'object') return String(v);
  if (seen.indexOf(v) >= 0) return '<circular>';
  seen = seen.concat([v]);
  if (v instanceof Error) return v.name + '(' + v.code + ' ' + v.message + ')';
  if (typeof Buffer !== 'undefined' && Buffer.isBuffer(v)) return '<' + v.toString('hex') + '>';
  if (v instanceof ArrayBuffer) return 'ArrayBuffer(' + v.byteLength + ')';
  if (v instanceof Date) return 'Date';
  if (Array.isArray(v)) return '[' + v.map(function (x) { return show(x, seen); }).join(',') + ']';
  var name = v.constructor && v.constructor !== Object ? v.constructor.name : v.constructor ? '' : 'null:';
  return name + '{' + Object.keys(v).map(function (k) { return k + ':' + show(v[k], seen); }).join(',') + '}';
};
var failed = function (e) {
  if (e === null || typeof e !== 'object') return '!! ' + show(e);
  return '!! ' + e.name + ' ' + e.code + ' ' + e.message;
};
var t = function (name, f) {
  var line;
  try { line = name + ' => ' + show(f()); } catch (e) { line = name + ' ' + failed(e); }
  p(line);
};
