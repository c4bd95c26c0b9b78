// A destroy among the options of Readable.from is not called, and the signal that Duplex.from gives a
// function is not aborted by its destruction.
const {Readable,Duplex}=require('stream');
const r=Readable.from([1,2],{destroy(e,cb){console.log('own destroy',e);cb(e)}});r.on('close',()=>console.log('close'));r.destroy();
let sig;const d=Duplex.from(async function*(src,{signal}){sig=signal; signal.addEventListener('abort',()=>console.log('aborted'));for await(const x of src)yield x});d.on('close',()=>console.log('d close')).on('error',e=>console.log(e.message));
d.write('a');d.resume();setImmediate(()=>{d.write('b',()=>console.log('cb b'));d.destroy(new Error('x'));console.log('destroyed',sig.aborted);Promise.resolve().then(()=>console.log('job',sig.aborted)).then(()=>console.log('job',sig.aborted)).then(()=>console.log('job',sig.aborted));process.nextTick(()=>console.log('tick',sig.aborted));setImmediate(()=>console.log('imm',sig.aborted))});
