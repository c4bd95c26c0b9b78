cluster.isMaster
