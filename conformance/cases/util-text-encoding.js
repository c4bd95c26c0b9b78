const { TextEncoder, TextDecoder } = require('util');
console.log(new TextEncoder().encode('é☃'), new TextDecoder().decode(Uint8Array.of(0xe2, 0x98, 0x83)), new TextDecoder().decode(Uint8Array.of(0xff)), new TextDecoder('utf-8').encoding, new TextDecoder('utf-16le').decode(Uint8Array.of(0x61, 0, 0x62, 0)));
try { new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.of(0xff)); } catch (e) { console.log(e.name, e.code); }
console.log(globalThis.TextEncoder === TextEncoder);
