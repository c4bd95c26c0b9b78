// The Set process.allowedNodeEnvironmentFlags: nothing changes it, and has() knows a flag
// by its names without dashes, with underscores and with a value, too.
(function (names) {
  const known = new Set(names);
  const listed = new Set(names.filter((name) => name.startsWith('--')));

  class NodeEnvironmentFlagsSet extends Set {
    add() { return this; }
    delete() { return false; }
    clear() {}
    has(key) {
      if (typeof key !== 'string') return false;
      key = key.replace(/=.*$/s, '');
      const dashes = /^-*/.exec(key)[0].length;
      const name = key.slice(dashes).replaceAll('_', '-');
      switch (dashes) {
        case 0: return known.has('--' + name) || known.has('-' + name);
        case 1: return name.length === 1 && known.has('-' + name);
        case 2: return known.has('--' + name);
      }
      return false;
    }
    entries() { return listed.entries(); }
    forEach(callback, thisArg = undefined) {
      listed.forEach((name) => Reflect.apply(callback, thisArg, [name, name, this]));
    }
    get size() { return listed.size; }
    values() { return listed.values(); }
  }
  const proto = NodeEnvironmentFlagsSet.prototype;
  for (const name of ['keys', Symbol.iterator])
    Object.defineProperty(proto, name, { ...Object.getOwnPropertyDescriptor(proto, 'values') });
  Object.freeze(NodeEnvironmentFlagsSet);
  Object.freeze(proto);
  return Object.freeze(new NodeEnvironmentFlagsSet());
})
