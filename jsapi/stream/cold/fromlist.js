// Readable._fromList(n, state): old packages take n units off the front of state.buffer by it.
(function () {
  'use strict';

  function fromList(n, state) {
    if (state.length === 0) return null;
    const list = state.buffer;
    const first = state.bufferIndex || 0;
    const take = function (count) {
      if (state.bufferIndex === undefined) return list.splice(0, count);
      state.bufferIndex += count;
      return list.slice(first, first + count);
    };
    if (state.objectMode) return take(1)[0];
    if (!n || n >= state.length) {
      const all = take(list.length - first);
      if (state.bufferIndex !== undefined) {
        list.length = 0;
        state.bufferIndex = 0;
      }
      if (state.decoder) return all.join('');
      if (all.length === 0) return Buffer.alloc(0);
      return all.length === 1 ? all[0] : Buffer.concat(all, state.length);
    }
    const parts = [];
    while (n > 0) {
      const i = state.bufferIndex === undefined ? 0 : state.bufferIndex;
      const chunk = list[i];
      if (n < chunk.length) {
        parts.push(chunk.slice(0, n));
        list[i] = chunk.slice(n);
        break;
      }
      parts.push(take(1)[0] || chunk);
      n -= chunk.length;
    }
    if (state.decoder) return parts.join('');
    return parts.length === 1 ? parts[0] : Buffer.concat(parts);
  }

  return { fromList };
})
