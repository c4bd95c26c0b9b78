// Events of server, request and response, and what the client gets.
const { setImmediate, setTimeout } = require('timers');
const http=require('http'),net=require('net');
function run(name,handler,client,opts={}){return new Promise(res=>{const log=[];const L=(...a)=>log.push(a.join(' '));
 const s=http.createServer(opts,(q,r)=>{for(const e of ['close','end','aborted','error'])q.on(e,x=>L('req',e,x&&x.code||'',x&&x.message||''));for(const e of ['finish','close','prefinish','error','drain'])r.on(e,x=>L('res',e,x&&x.code||''));handler(q,r,L,s)});
 s.on('clientError',(e,so)=>{L('clientError',e.code,e.message);so.destroy()});if(opts.noce)s.removeAllListeners('clientError');
 s.on('close',()=>L('server close'));
 s.listen(0,()=>{const so=net.connect(s.address().port,'127.0.0.1');let n='';so.setEncoding('latin1');so.on('data',d=>n+=d);so.on('error',e=>L('cli error',e.code));so.on('close',()=>gone(s,()=>{setTimeout(()=>{s.close();s.closeAllConnections();setTimeout(()=>{console.log(name);console.log('   ',log.join(', '));console.log("   ",JSON.stringify(n.replace(/Date: .*?GMT\r\n/g,"")).slice(0,200));res()},20)},30)}));client(so,L,s)});
});}
// The client may hear of the end before or behind the server: what follows waits for both.
function gone(s,f){s.getConnections((e,n)=>n?setImmediate(gone,s,f):f())}
const G='GET / HTTP/1.1\r\nHost: a\r\n\r\n';
(async()=>{
await run('half-open sync',(q,r)=>r.end('x'),so=>so.end(G));
await run('half-open async',(q,r)=>setTimeout(()=>r.end('x'),20),so=>so.end(G));
await run('half-open async allow',(q,r,L,s)=>{setTimeout(()=>r.end('x'),20)},(so,L,s)=>{s.httpAllowHalfOpen=true;so.end(G)});
let cut;
await run('abort body',(q,r,L)=>{q.on('data',d=>{L('data',d.length);cut.destroy()})},so=>{cut=so;so.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc')});
await run('post read',(q,r,L)=>{q.on('data',d=>L('data '+d));q.on('end',()=>r.end('x'))},so=>{so.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc');so.on('data',()=>so.destroy())});
await run('res destroy',(q,r,L)=>{r.destroy()},so=>so.write(G));
await run('req destroy',(q,r,L)=>{q.destroy()},so=>so.write(G));
await run('bad',(q,r,L)=>{r.end()},so=>so.write('GARBAGE\r\n\r\n'),{noce:1});
await run('bad none',(q,r,L)=>{r.end()},(so,L,s)=>{s.removeAllListeners('clientError');so.write('GARBAGE\r\n\r\n')});
await run('too big',(q,r,L)=>{r.end()},(so,L,s)=>{s.removeAllListeners('clientError');so.write('GET / HTTP/1.1\r\nX: '+'a'.repeat(20000))});
await run('ext',(q,r,L)=>{},(so,L,s)=>{s.removeAllListeners('clientError');so.write('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;'+'a'.repeat(20000))});
await run('bad after 1 ok',(q,r,L)=>{r.end('x')},(so,L,s)=>{s.removeAllListeners('clientError');so.write(G+'GARBAGE')});
await run('no host',(q,r,L)=>{r.end('x')},(so,L,s)=>{so.write('GET / HTTP/1.1\r\n\r\n')});
await run('expect',(q,r,L)=>{r.end('x')},(so,L,s)=>{so.end('GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n')});
await run('expect bad',(q,r,L)=>{r.end('x')},(so,L,s)=>{so.end('GET / HTTP/1.1\r\nHost: a\r\nExpect: foo\r\n\r\n')});
await run('checkContinue',(q,r,L)=>{r.end('x')},(so,L,s)=>{s.on('checkContinue',(q,r)=>{L('cc');r.end('y')});so.write('GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n')});
await run('checkContinue w',(q,r,L)=>{r.end('x')},(so,L,s)=>{s.on('checkContinue',(q,r)=>{L('cc');r.writeContinue();r.end('y')});so.end('GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n')});
await run('drain',(q,r,L)=>{L(r.write('a'.repeat(10)));L(r.write('a'.repeat(20000)));L(r.write('b',()=>L('wcb')));L(r.writableLength);r.end(()=>L('endcb'))},(so,L,s)=>{so.end(G)});
await run('ka timeout',(q,r,L)=>{r.end('x')},(so,L,s)=>{s.keepAliveTimeout=30;so.write(G)});
await run('connect none',(q,r,L)=>{r.end('x')},(so,L,s)=>{so.write('CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n')});
await run('upgrade none',(q,r,L)=>{L(q.upgrade);r.end('x')},(so,L,s)=>{so.end('GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')});
await run('timeout',(q,r,L)=>{r.setTimeout(20,()=>{L('to');r.end()})},(so,L,s)=>{so.once('data',()=>so.end());so.write(G)});
await run('stimeout',(q,r,L)=>{},(so,L,s)=>{s.setTimeout(20);so.write(G)});
await run('headersTimeout',(q,r,L)=>{},(so,L,s)=>{so.write('GET / HTT')},{headersTimeout:20,requestTimeout:30,connectionsCheckingInterval:10});
await run('headersTimeout none',(q,r,L)=>{},(so,L,s)=>{s.removeAllListeners('clientError');so.write('GET / HTT')},{headersTimeout:20,requestTimeout:30,connectionsCheckingInterval:10});
await run('nothing sent',(q,r,L)=>{},(so,L,s)=>{s.removeAllListeners('clientError');},{headersTimeout:20,requestTimeout:30,connectionsCheckingInterval:10});
})();
