// The client's events, headers, agent and errors.
const { setTimeout } = require('timers');
const { Buffer } = require('buffer');
const http=require('http');
const log=(...a)=>console.log(a.join(' '));
const s=http.createServer((q,r)=>{
  if(q.url==='/echo'){let b='';q.on('data',d=>b+=d);q.on('end',()=>{r.setHeader('X-M',q.method);r.end(b+'|'+JSON.stringify(q.headers)+'|'+q.rawHeaders.join(','))});return}
  if(q.url==='/slow'){setTimeout(()=>r.end('slow'),80);return}
  if(q.url==='/chunks'){r.write('a');setTimeout(()=>{r.write('b');r.end('c')},5);return}
  if(q.url==='/trailers'){r.writeHead(200,{Trailer:'X'});r.write('t');r.addTrailers({X:'1'});r.end();return}
  if(q.url==='/abort'){r.write('x');setTimeout(()=>q.socket.destroy(),10);return}
  if(q.url==='/hang')return;
  if(q.url==='/big'){r.end(Buffer.alloc(1<<20,'z'));return}
  r.end('hello '+q.method+' '+q.url);
});
s.listen(0,async()=>{
 const port=s.address().port;
 const go=(name,opts,body,tweak)=>new Promise(res=>{
   const ev=[];let n='',len=0;
   const q=http.request({port,...opts},r=>{ev.push('response '+r.statusCode+' '+r.statusMessage);r.on('data',d=>{len+=d.length;if(n.length<300)n+=d});for(const e of ['end','close','aborted','error'])r.on(e,x=>ev.push('res '+e+(x && x.code ? ' '+x.code : '')+(e==='end'?' '+r.complete+' '+JSON.stringify(r.trailers):'')))});
   for(const e of ['socket','finish','close','error','abort','timeout','continue','information','drain'])q.on(e,x=>{ev.push(e+(e==='error'?' '+x.code+' '+x.message:''));if(e==='close')setTimeout(()=>{log(name+':',ev.join(', '),'=>',len,n.slice(0,300).replace(/\d{5}/g,'P'),'reused',q.reusedSocket,'destroyed',q.destroyed);res()},5)});
   tweak&&tweak(q);
   if(body!==undefined){if(Array.isArray(body)){for(const b of body)q.write(b);q.end()}else q.end(body)}
 });
 const agent=new http.Agent({keepAlive:true,maxSockets:1});
 await go('get',{path:'/x'},null);
 await go('get agent',{path:'/x',agent},null);
 await go('get agent 2',{path:'/x',agent},null);
 log(Object.keys(agent.sockets).length,Object.keys(agent.freeSockets).length,agent.totalSocketCount);
 await Promise.all([go('par1',{path:'/1',agent},null),go('par2',{path:'/2',agent},null)]);
 await go('post',{path:'/echo',method:'POST',headers:{'X-A':'b','content-type':'text/plain'}},'body');
 await go('post chunks',{path:'/echo',method:'POST'},['a','b','c']);
 await go('put noagent',{path:'/echo',method:'put',agent:false,headers:{'Content-Length':3}},'abc');
 await go('chunks',{path:'/chunks'},null);
 await go('trailers',{path:'/trailers'},null);
 await go('abort',{path:'/abort'},null);
 await go('head',{path:'/x',method:'HEAD'},null);
 await go('big',{path:'/big'},null);
 await go('timeout',{path:'/hang',timeout:200},null,q=>q.on('timeout',()=>q.destroy()));
 await go('setTimeout',{path:'/hang'},null,q=>q.setTimeout(200,()=>q.destroy(new Error('mine'))));
 await go('abort()',{path:'/hang'},null,q=>q.on('finish',()=>setTimeout(()=>q.abort(),1)));
 await go('destroy early',{path:'/slow'},null,q=>q.destroy());
 await go('refused',{path:'/',port:1},null);
 await go('expect',{path:'/x',headers:{Expect:'100-continue'}},undefined,q=>q.on('continue',()=>q.end()));
 await go('auth',{path:'/echo',auth:'u:p',headers:{cookie:['a=1','b=2']}},null);
 await go('arr headers',{path:'/echo',headers:['Host','h','X','1','X','2']},null);
 http.get(`http://localhost:${port}/str?q=1`,r=>{r.setEncoding('utf8');r.on('data',d=>log('str',d));r.on('end',()=>{
  agent.destroy();s.close(()=>log('closed'));
 })});
 for(const f of [()=>http.request({path:'/a b'}),()=>http.request({method:'A B'}),()=>http.request({protocol:'https:'}),()=>http.request({host:5}),()=>http.request({agent:5}),()=>http.request({method:5}),()=>http.request('nope')])try{f().on('error',()=>{})}catch(e){log(e.name,e.code,e.message)}
});
