const cluster = require('cluster');
console.log(cluster.schedulingPolicy, cluster.SCHED_NONE, cluster.SCHED_RR);
cluster.schedulingPolicy = cluster.SCHED_NONE;
cluster.setupPrimary();
console.log(cluster.schedulingPolicy);
cluster.schedulingPolicy = 5;
try { cluster.setupPrimary(); console.log('not looked at any more'); } catch (e) { console.log(e.name, e.code, e.message); }
