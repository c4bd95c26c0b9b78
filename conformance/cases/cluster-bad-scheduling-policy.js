const cluster = require('cluster');
cluster.schedulingPolicy = 5;
try { cluster.setupPrimary(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message); }
