// finished of a destroyed stream waits until the writes that were under way have been called back.
const {Writable,finished}=require('stream');
for (const c of [0,1,2,3,4,5]) {
 const w=new Writable({construct:c<3?(cb=>setImmediate(cb)):undefined,write(c,e,cb){setImmediate(cb)},destroy(e,cb){setImmediate(cb,e)}});
 w.on('error',()=>{});w.on('close',()=>console.log(c,'close'));
 if (c%3==0) { w.end('ff'); w.destroy(new Error('x')); }
 if (c%3==1) { w.write('ff'); w.destroy(new Error('x')); }
 if (c%3==2) { w.write('ff'); w.destroy(); }
 const nt=process.nextTick; process.nextTick=(f,...a)=>{console.log(c,'nextTick',f.name); nt(f,...a)};
 finished(w,{readable:false,writable:false,error:false},e=>console.log(c,'fin0',e&&e.message)); 
 process.nextTick=nt;
 console.log(c,w.writable,w.writableEnded,w.writableFinished,w.destroyed,w.closed,w.writableLength);
}
