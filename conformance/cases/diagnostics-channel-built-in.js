// The channels of diagnostics_channel that the runtime itself publishes to.
'use strict';
const d=require('diagnostics_channel');
for (const n of ['http.client.request.created','http.client.request.start','http.client.request.error','http.client.response.finish','http.server.request.start','http.server.response.created','http.server.response.finish','net.client.socket','net.server.socket','tracing:net.server.listen:asyncStart','tracing:net.server.listen:asyncEnd','tracing:net.server.listen:error','tracing:net.server.listen:start','tracing:net.server.listen:end','udp.socket','child_process','worker_threads','http.server.response.created'])
 d.subscribe(n,(m,name)=>{ console.log(name, name===n, m&&Object.keys(m).map(k=>k+':'+(m[k]&&m[k].constructor?m[k].constructor.name:String(m[k]))).join()) });
const net=require('net'),http=require('http'),dgram=require('dgram'),cp=require('child_process');
const say=(x)=>console.log('  --',x);
async function main(){
 say('child'); const c=cp.spawn('true'); await new Promise(r=>c.on('close',r));
 say('fork'); await new Promise(r=>cp.exec('true',r)); cp.spawnSync('true'); const e=cp.spawn('nonexist'); e.on('error',()=>{});
 say('udp'); dgram.createSocket('udp4').close();
 say('worker'); const w=new (require('worker_threads').Worker)('',{eval:true}); await new Promise(r=>w.on('exit',r));
 say('net listen'); const s=net.createServer(()=>{}).listen(0); await new Promise(r=>s.on('listening',r)); say('listening');
 say('listen again same port'); const s2=net.createServer().listen(s.address().port); await new Promise(r=>s2.on('error',(e)=>{say('ERR '+e.code);r()}));
 say('connect'); const k=net.connect(s.address().port); s.on('connection',x=>{say('connection');x.end()}); k.resume(); await new Promise(r=>k.on('close',r));
 say('new Socket'); const q=new net.Socket(); const both=Promise.all([new Promise(r=>q.on('connect',r)), new Promise(r=>s.on('connection',()=>setImmediate(r)))]); q.connect(s.address().port); await both; q.destroy(); s.close();
 say('http'); const h=http.createServer((req,res)=>{say('handler');res.end('x'); res.on('finish',()=>say('finish'))}).listen(0); await new Promise(r=>h.on('listening',r));
 const rq=http.get({port:h.address().port,agent:false}); say('got'); rq.on('socket',()=>say('socket ev')); const rs=await new Promise(r=>rq.on('response',r)); say('response'); rs.resume(); rs.on('end',()=>say('end')); await new Promise(r=>rs.on('close',r));
 say('http err'); const port=h.address().port; await new Promise(r=>h.close(r)); const bad=http.get({port,agent:false}); await new Promise(r=>bad.on('error',()=>{say('error ev');r()}));
 say('pipe'); const ps=net.createServer().listen(require('path').join(process.env.CASE_TMP, 'd')); await new Promise(r=>ps.on('listening',r)); ps.close();
 say('close while'); const cs=net.createServer().listen(0); cs.close();
 say('listen twice'); const lt=net.createServer().listen(0); try{lt.listen(0)}catch(e){say(e.code)} lt.close();
}
main();
