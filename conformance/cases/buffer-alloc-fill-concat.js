console.log(Buffer.alloc(3), Buffer.alloc(5, 'ab'), Buffer.alloc(3, 7), Buffer.alloc(4, 'ff', 'hex'), Buffer.allocUnsafe(2).length);
console.log(Buffer.alloc(4).fill('xy'), Buffer.alloc(5).fill(1, 1, 3), Buffer.concat([Buffer.from('a'), Buffer.from('bc')]), Buffer.concat([Buffer.from('abc')], 2), Buffer.concat([Buffer.from('a')], 3), Buffer.concat([]));
for (const f of [() => Buffer.alloc('5'), () => Buffer.alloc(-1), () => Buffer.concat('x'), () => Buffer.concat([1]), () => Buffer.alloc(1).fill('', 5, 6)]) { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } }
