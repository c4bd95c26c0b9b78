// The HTTPParser of _http_common, which old packages read messages with.
const {HTTPParser}=require('_http_common');
const u=require('util');
const run=(title,type,parts,opt={})=>{
  console.log('##',title);
  const p=new HTTPParser(); 
  try{ console.log('init', p.initialize(type, opt.res===undefined?{}:opt.res, opt.max||0, opt.lenient||0)); }catch(e){console.log('init throws',e.message)}
  const show=(n,ret)=>function(...a){ console.log(n, a.length, u.inspect(a.map(x=>Buffer.isBuffer(x)||x instanceof Uint8Array? x.constructor.name+':'+x.latin1Slice(): x),{depth:4,breakLength:200}), this===p); const r=typeof ret==='function'?ret(p):ret; return r; };
  p[HTTPParser.kOnMessageBegin]=show('begin');
  p[HTTPParser.kOnHeaders]=show('headers');
  p[HTTPParser.kOnHeadersComplete]=show('complete',opt.skip);
  p[HTTPParser.kOnBody]=show('body',opt.body);
  p[HTTPParser.kOnMessageComplete]=show('done',opt.done);
  p[HTTPParser.kOnExecute]=show('execute');
  p[HTTPParser.kOnTimeout]=show('timeout');
  for(const part of parts){ 
    if(part===null){ let r; try{ r=p.finish(); }catch(e){console.log('throws',e.message);continue} console.log('finish', r instanceof Error? [r.message,r.code,r.reason,r.bytesParsed,Object.keys(r)]:r); continue;}
    if(typeof part==='function'){ try{console.log('call',part(p))}catch(e){console.log('call throws',e.name,e.code,e.message)};continue; }
    let r; try{ r=p.execute(Buffer.from(part,'latin1')); }catch(e){console.log('throws',e.name,e.message,e.code); continue}
    console.log('ret', r instanceof Error? [r.constructor.name,r.message,r.code,r.reason,r.bytesParsed,Object.keys(r)]:r);
  }
};
const { REQUEST, RESPONSE } = HTTPParser;
run('get',REQUEST,['GET /hello HTTP/1.1\r\n\r\n']);
run('get host',REQUEST,['GET /hello HTTP/1.1\r\nHost: a\r\nX-Y:  z \r\n\r\nGET /2 HTTP/1.0\r\n\r\n',null]);
run('split',REQUEST,['GET /hel','lo HTTP/1.1\r\nHo','st: a\r\n','X-Y:  z \r\n\r','\nPOST /2 HTTP/1.1\r\nContent-Length: 5\r\n\r\nhe','llo',null]);
run('resp',RESPONSE,['HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\npong']);
run('resp eof',RESPONSE,['HTTP/1.0 200 OK\r\n\r\npong','more',null]);
run('chunked',REQUEST,['POST /it HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nping\r\n0\r\nVary: *\r\nContent-Type: text/plain\r\n\r\n']);
run('chunked split',REQUEST,['POST /it HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npi','ng\r\n3\r\n12','3\r\n0\r\n\r\n']);
let h=''; for(let i=0;i<40;i++) h+='X-F'+i+': v'+i+'\r\n';
run('many',REQUEST,['GET / HTTP/1.1\r\n'+h+'\r\n']);
run('body many',REQUEST,['POST /it HTTP/1.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n6\r\n123456\r\n9\r\n123456789\r\nC\r\n123456789ABC\r\n0\r\n\r\n']);
run('urlenc',REQUEST,['POST /it HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 15\r\n\r\nfoo=42&bar=1337']);
run('upgrade',REQUEST,['GET /demo HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\nextra bytes','more',null]);
run('upgrade ret2',REQUEST,['GET /demo HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\nextra bytes'],{skip:2});
run('upgrade ret1',REQUEST,['GET /demo HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: WebSocket\r\n\r\nGET / HTTP/1.1\r\n\r\n'],{skip:1});
run('connect',REQUEST,['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\nextra bytes']);
run('head resp',RESPONSE,['HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],{skip:1});
run('head resp true',RESPONSE,['HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],{skip:true});
run('skip 7',REQUEST,['POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx'],{skip:7});
run('skip -1',REQUEST,['POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx'],{skip:-1});
run('skip str',REQUEST,['POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\nx'],{skip:'1'});
run('bad later',REQUEST,['GET / HTTP/1.1\r\nA: b\r\n','B\x01: c\r\n\r\n',null]);
run('finish mid',REQUEST,['GET / HTTP/1.1\r\nA: b\r\n',null,null,'X: y\r\n\r\n']);
run('finish body',REQUEST,['POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nx',null]);
run('finish none',REQUEST,[null]);
run('overflow',REQUEST,['GET / HTTP/1.1\r\nA: '+'b'.repeat(100)+'\r\n\r\n'],{max:64});
run('overflow split',REQUEST,['GET / HTTP/1.1\r\nA: '+'b'.repeat(40),'b'.repeat(40)+'\r\n\r\n'],{max:64});
run('lenient',REQUEST,['GET / HTTP/1.1\r\nA: b\x01\r\n\r\n'],{lenient:1});
run('methods',REQUEST,['M-SEARCH / HTTP/1.1\r\n\r\nSOURCE / HTTP/1.1\r\n\r\nQUERY / HTTP/1.1\r\n\r\n']);
run('latin',REQUEST,['GET /\xe9 HTTP/1.1\r\nX: \xe9\xff\r\n\r\n']);
run('1xx',RESPONSE,['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 \r\nConnection: close\r\n\r\nabc',null]);
