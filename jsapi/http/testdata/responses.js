// Responses as they leave, byte for byte but for the date.
const http = require('http');
const net = require('net');
const { Buffer } = require('buffer');

const cases = [
  ['end',(q,r)=>r.end('hi')],
  ['end none',(q,r)=>r.end()],
  ['write end',(q,r)=>{r.write('a');r.end('b')}],
  ['writeHead obj',(q,r)=>{r.writeHead(201,{'X-A':'1','x-b':['1','2'],'Content-Type':'text/plain'});r.end('hi')}],
  ['writeHead arr',(q,r)=>{r.setHeader('A','z');r.writeHead(200,'Fine',['A','1','a','2','B','3']);r.end('hi')}],
  ['arr nested',(q,r)=>{r.writeHead(200,[['A','1'],
  ['B','2']]);r.end('x')}],
  ['204',(q,r)=>{r.statusCode=204;r.end('x')}],
  ['304',(q,r)=>{r.writeHead(304);r.end()}],
  ['conn close',(q,r)=>{r.setHeader('Connection','close');r.end('x')}],
  ['cl',(q,r)=>{r.setHeader('Content-Length',3);r.write('a');r.end('bc')}],
  ['nodate',(q,r)=>{r.sendDate=false;r.end('x')}],
  ['te id',(q,r)=>{r.removeHeader('transfer-encoding');r.write('x');r.end('x')}],
  ['rm cl',(q,r)=>{r.removeHeader('content-length');r.end('x')}],
  ['rm conn',(q,r)=>{r.removeHeader('connection');r.end('x')}],
  ['rm date',(q,r)=>{r.removeHeader('date');r.end('x')}],
  ['rm all',(q,r)=>{r.removeHeader('connection');r.removeHeader('transfer-encoding');r.write('x');r.end()}],
  ['trailers',(q,r)=>{r.writeHead(200,{Trailer:'X'});r.write('a');r.addTrailers({X:'y'});r.end()}],
  ['flush',(q,r)=>{r.flushHeaders();r.end('x')}],
  ['early',(q,r)=>{r.writeEarlyHints({link:'</a>; rel=preload',x:'y'});r.writeProcessing();r.writeContinue();r.end('x')}],
  ['cookie',(q,r)=>{r.setHeader('Set-Cookie',['a=1','b=2']);r.end('é')}],
  ['append',(q,r)=>{r.setHeader('X','1');r.appendHeader('x','2');r.appendHeader('y',['3','4']);r.end()}],
  ['ka',(q,r)=>{r.setHeader('Keep-Alive','x');r.end()}],
  ['msg',(q,r)=>{r.statusCode=299;r.statusMessage='héé';r.end()}],
  ['unknown',(q,r)=>{r.statusCode=299;r.end()}],
    ['buf',(q,r)=>{r.end(Buffer.from('abc'))}],
  ['enc',(q,r)=>{r.end('616263','hex')}],
  ['204te',(q,r)=>{r.writeHead(204,{'Transfer-Encoding':'chunked'});r.end()}],
  ['date',(q,r)=>{r.setHeader('Date','now');r.end()}],
  ['num',(q,r)=>{r.setHeader('X',5);r.setHeader('Y',true);r.end()}],
  ['dupkeys',(q,r)=>{r.setHeader('X',1);r.writeHead(200,{x:2,Y:3});r.end()}],
  ['wh twice mix',(q,r)=>{r.writeHead(200,undefined,{a:1});r.end()}],
  ['100 cont len0',(q,r)=>{r.write('');r.end('x')}],
  ['latin',(q,r)=>{r.setHeader('X','\xe9');r.end()}],
  ['transfer gzip',(q,r)=>{r.setHeader('Transfer-Encoding','gzip');r.end('x')}],
  ['content-length wrong',(q,r)=>{r.setHeader('Content-Length','0');r.end()}],
];

const requests = ['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n',
  'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n', 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n'];
const jobs = [];
for (const [name, f] of cases) for (const r of requests) jobs.push([name, f, r]);
(function next() {
  const job = jobs.shift();
  if (!job) return;
  const [name, f, request] = job;
  const server = http.createServer((q, r) => { try { f(q, r); } catch (e) { console.log(e.code + ' ' + e.message); r.destroy(); } });
  server.listen(0, '127.0.0.1', () => {
    const c = net.connect(server.address().port, '127.0.0.1');
    let got = '';
    c.setEncoding('latin1');
    c.on('data', (d) => { got += d; });
    c.on('close', () => {
      console.log(name + ' | ' + JSON.stringify(request.split('\r\n').slice(0, -2).join(' ')) + ' | ' + JSON.stringify(got.replace(/Date: .*?GMT/, 'Date: D')));
      server.close(next);
    });
    c.end(request);
  });
})();
