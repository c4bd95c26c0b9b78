// A tick that throws as the last of its queue: the promise jobs behind it come before the immediates.
process.on('uncaughtException',e=>console.log('UNC',e.message));
const L=(x)=>console.log(x);
function round(n,next){ L('== '+n); 
 process.nextTick(()=>{ Promise.resolve().then(()=>{L('m1'); process.nextTick(()=>L('t-from-m1'))}); throw new Error('a') });
 setImmediate(()=>L('imm')); setImmediate(()=>L('immB'));
 setImmediate(()=>setImmediate(()=>setImmediate(()=>setTimeout(next,0))));
}
round('main',()=>round('timer',()=>setImmediate(()=>{ round('imm',()=>{ setImmediate(()=>L('prev'));setImmediate(()=>round('imm2',()=>Promise.resolve().then(()=>round('micro',()=>process.nextTick(()=>round('tick',()=>{
 require('fs').stat('.',()=>round('fs',()=>{}));
}))))));setImmediate(()=>L('next')) });setImmediate(()=>L('x'))})));
