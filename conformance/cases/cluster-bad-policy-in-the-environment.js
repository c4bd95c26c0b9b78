// env: {"NODE_CLUSTER_SCHED_POLICY": "bogus"}
const cluster = require('cluster');
console.log(cluster.schedulingPolicy === cluster.SCHED_RR);
cluster.setupPrimary();
console.log(cluster.schedulingPolicy);
