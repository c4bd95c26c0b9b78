'use strict';
// The members that each class of messages has itself; the _finish of both calls OutgoingMessage's.
const http=require('http');
const o=http.OutgoingMessage.prototype._finish;
http.OutgoingMessage.prototype._finish=function(){console.log('finish',this.constructor.name);return o.call(this)};
const s=http.createServer((q,r)=>r.end('a')).listen(0,()=>http.get({port:s.address().port},r=>{r.resume();s.close()}));
console.log(Object.keys(http.IncomingMessage.prototype).join(),http.IncomingMessage.prototype._destroy.length,http.IncomingMessage.prototype._read.length);
console.log(Object.keys(http.ServerResponse.prototype).join());
