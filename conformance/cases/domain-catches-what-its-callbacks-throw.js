// The module domain: what throws in callbacks that were asked for within a domain, and its emitters.
const domain=require('domain'),EE=require('events');
const L=(...a)=>console.log(...a);
const name=(d)=>d===undefined?'undefined':d===null?'null':d.nm||'?';
L(Object.keys(domain),typeof domain.Domain,domain.create() instanceof EE,name(process.domain));
const d=domain.create(); d.nm='d';
d.on('error',(e)=>{L('d error',e.message,e.domain===d,e.domainThrown,e.domainEmitter&&e.domainEmitter.constructor.name,typeof e.domainBound,name(process.domain),Object.keys(e))});
process.on('uncaughtException',e=>L('UNC',e.message,name(process.domain)));
let step=0; const steps=[
 ()=>{ d.run(()=>{ setTimeout(()=>{ L('in timer',name(process.domain)); throw new Error('timer') },1) }) },
 ()=>{ d.run(()=>{ process.nextTick(()=>{ throw new Error('tick') }) }) },
 ()=>{ d.run(()=>{ setImmediate(()=>{ throw new Error('imm') }) }) },
 ()=>{ d.run(()=>{ const e=new EE(); L(e.domain===d,Object.keys(e).includes('domain')); setTimeout(()=>{L('ret',e.emit('error',new Error('ee')))},1) }) },
 ()=>{ const e=new EE(); L(e.domain); d.add(e); L(d.members.length); setTimeout(()=>{ e.on('x',()=>{L('x in',name(process.domain))}); e.emit('x'); L(name(process.domain)); e.emit('error',new Error('added')); d.remove(e); L(d.members.length, e.domain); try { e.emit('error',new Error('removed')) } catch(x){L('thrown',x.message)} },1) },
 ()=>{ const f=d.bind((a,b)=>{ L('bound',a,b,name(process.domain)); return 5 }); L(f(1,2),f.name,f.domain===d); setTimeout(d.bind(()=>{throw new Error('bound')}),1) },
 ()=>{ const f=d.intercept((a,b)=>{ L('icpt',a,b); return 6 }); L(f(null,1,2)); L(f(new Error('icpt'))); },
 ()=>{ d.run(()=>{ Promise.resolve().then(()=>{ L('then',name(process.domain)); throw new Error('prom') }).catch(e=>L('caught',e.message,name(process.domain))) }) },
 ()=>{ d.enter(); L(name(process.domain)); setTimeout(()=>{L('after enter',name(process.domain)); throw new Error('ent')},1); d.exit(); L(name(process.domain)); },
 ()=>{ const n=domain.create(); n.nm='nolistener'; n.run(()=>setTimeout(()=>{throw new Error('nol')},1)) },
 ()=>{ d.run(()=>{ setTimeout(()=>{throw 'str'},1); }); d.removeAllListeners('error'); d.on('error',e=>L('prim',e,name(process.domain))) },
 ()=>{ d.run(function(a,b){ L('args',a,b,this===d) },1,2); L(d.run(()=>7)); try { process.setUncaughtExceptionCaptureCallback(()=>{}) } catch(e){L(e.code,e.message)} },
 ()=>{ d.run(()=>{ const e=new EE(); e.emit('error',5) }); },
];
(function next(){ if(step<steps.length){ L('--',step); try{steps[step++]()}catch(e){L('THROWN',e.message)} setTimeout(next,8)} })();
