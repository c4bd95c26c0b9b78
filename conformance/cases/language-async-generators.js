// Asynchronous generators go on in the same promise jobs as V8's: await, yield, yield*, return
// and throw, a finally that awaits, calls that queue up.
const log=(...a)=>console.log(...a);
async function ticks(name,n){ for(let i=0;i<n;i++){ await null; log(name,i) } }
async function* g0(){}
async function* g1(){ yield 1; yield 2; return 3 }
async function* g2(){ yield Promise.resolve(1); await 0; yield* g1(); return Promise.resolve(4) }
async function* g3(){ try { yield 1; yield 2 } finally { log('fin'); await 1; log('fin2') } }
async function* g4(){ yield* [1,Promise.resolve(2)]; throw new Error('x') }
async function* g5(){ try { yield* g3() } finally { log('g5 fin') } }
async function* g6(){ try { yield Promise.reject(new Error('rej')) } catch (e) { log('caught', e.message); yield 'c' } }
async function* g7(){ for await (const x of g1()) { for await (const y of [x, Promise.resolve(x*10)]) yield y } }
async function* g8(){ const x = yield 1; log('got',x); const y = yield x; log('got', y) ; return y}
async function* g9(){ for await (const x of g3()) { throw new Error('in loop') } }
const gens={g0,g1,g2,g3,g4,g5,g6,g7,g8,g9};
async function run(){
 for (const [n,g] of Object.entries(gens)) {
  log('--',n);
  await Promise.all([ticks('t',14),(async()=>{ try { for await (const x of g()) log(n,x) ; log(n,'end') } catch(e){ log(n,'err',e.message) } })()]);
  log('-- break',n);
  await Promise.all([ticks('t',10),(async()=>{ try { for await (const x of g()) { log(n,x); break } log(n,'end') } catch(e){ log(n,'err',e.message) } })()]);
  log('-- throw',n);
  await Promise.all([ticks('t',10),(async()=>{ try { for await (const x of g()) { log(n,x); throw new Error('user') } log(n,'end') } catch(e){ log(n,'err',e.message) } })()]);
  log('-- manual',n);
  const it=g(); const l=(k)=>[(v)=>log(n,k,JSON.stringify(v)),(e)=>log(n,k,'E',e&&e.message||e)];
  await Promise.all([ticks('t',14), it.next('a').then(...l('n1')), it.next('b').then(...l('n2')), it.return('r').then(...l('r')), it.next().then(...l('n3')), it.throw(new Error('th')).then(...l('t'))]);
  const it2=g(); log('-- early'); await Promise.all([ticks('t',6), it2.return(Promise.resolve(5)).then(...l('r')), it2.next().then(...l('n'))]);
  const it3=g(); await Promise.all([ticks('t',6), it3.throw(new Error('q')).then(...l('t')), it3.next().then(...l('n'))]);
  const it4=g(); await Promise.all([ticks('t',8), it4.next().then(...l('n')), it4.throw(new Error('q')).then(...l('t')), it4.next().then(...l('n'))]);
  const it5=g(); await Promise.all([ticks('t',8), it5.next().then(...l('n')), it5.return(Promise.reject(new Error('rr'))).then(...l('t')), it5.next().then(...l('n'))]);
 }
}
run();
