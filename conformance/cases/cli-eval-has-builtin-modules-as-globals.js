// argv: ["-e", "console.log(typeof os.cpus, typeof net.connect, typeof cluster.fork, path.basename('/a/b'))"]
