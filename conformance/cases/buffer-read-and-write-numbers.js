const b = Buffer.alloc(16);
console.log(b.writeUInt8(255, 0), b.writeUInt16BE(0x1234, 1), b.writeInt32LE(-2, 3), b.writeDoubleBE(1.5, 7), b);
console.log(b.readUInt8(0), b.readUInt16BE(1), b.readInt32LE(3), b.readDoubleBE(7), b.readUIntBE(0, 3), b.readIntLE(3, 6), b.readFloatLE(0).toFixed(3), b.readBigUInt64LE(0));
for (const f of [() => b.readUInt8(16), () => b.readUInt16BE(15), () => b.writeUInt8(256, 0), () => b.readInt8('0'), () => b.readUInt8(1.5), () => b.writeInt16BE(40000, 0), () => Buffer.alloc(1).readUInt32LE(0)]) { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } }
