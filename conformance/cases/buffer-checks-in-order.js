// What write*, fill, alloc and transcode check, and in which order.
const {transcode,isUtf8}=require('buffer');
for (const a of [['',''],[undefined,'ucs2'],[null,'utf8'],['utf8',undefined],['utf8',null],[5,'utf8'],['hex','utf8'],['utf8','base64']]) try{console.log(a,transcode(Buffer.from('aé'),...a))}catch(e){console.log(a,e.code,e.message)}
for (const v of [new DataView(new ArrayBuffer(2)),new SharedArrayBuffer(2),new Uint16Array(1),'a',new ArrayBuffer(1)]) try{console.log(isUtf8(v))}catch(e){console.log(e.code,e.message)}
var b=Buffer.alloc(4);
for (const f of [()=>b.writeDoubleLE(1n,0),()=>b.writeFloatBE(1n),()=>b.writeInt16BE(99999,'x'),()=>b.writeInt8(999,'x'),()=>b.writeInt8(1n,'x'),()=>b.writeIntLE(999,undefined,1),()=>b.writeIntLE(99999,undefined,2),()=>b.writeBigInt64LE(5,99),()=>b.writeBigInt64LE(5n,'x'),()=>b.writeDoubleLE(Symbol(),0)]) try{console.log(f())}catch(e){console.log(e.code,e.message)}
var t=(n,...a)=>{try{console.log(n,a,Buffer.alloc(n).fill(...a).toString('hex'))}catch(e){console.log(n,a,e.code,e.message)}};
for (const n of [0,2]) for (const a of [['zz','hex'],['zz',0,n,'hex'],['zz',n,n,'hex'],['zz',0,0,'hex'],['zz',5,'hex'],['zz',0,9,'hex'],['a',0,1,'nope'],['a',9,9,'nope'],[Buffer.alloc(0)],[Buffer.alloc(0),n,n],['',0,0,'nope'],['','nope'],['a','nope'],['a',0,'nope'],['a',-1],['a',0,-1],['a',1.5],[1,0,1.5],['a','x','y'],['abc',0,1,5],['zz',undefined,undefined,'hex']]) t(n,...a);
var t=(n,...a)=>{try{console.log(n,a,Buffer.alloc(n,...a).toString('hex'))}catch(e){console.log(n,a,e.code,e.message)}};
for (const n of [0,3]) for (const a of [['zz','hex'],['ab','hex'],['zz','nope'],[5,'nope'],['a',5],[Buffer.alloc(0)],[Buffer.from('xy')],[null],[undefined],[true],[{}],[300],[-1],[1.7],[''],['','hex'],[new Uint16Array([0x4142])],[Symbol()],[1n]]) t(n,...a);
