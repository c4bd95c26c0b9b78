// util.inspect of a request that has just begun, with all that it owns
const http=require('http'),util=require('util');
const req=http.request({port:1,host:'127.0.0.1',agent:false,timeout:500}).on('error',()=>{});
const no={depth:0};
console.log(util.inspect(req,no).replace(/  \[?_events[^\n]*\n  _eventsCount[^\n]*\n/,''));
req.destroy();
