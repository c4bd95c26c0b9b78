// Package runtime runs Node-style scripts in a Go program: it is the whole of gaggle
// behind its command line.
//
// # Running a script
//
//	rt, err := runtime.New(runtime.NewConfig())
//	if err != nil {
//		return err
//	}
//	defer rt.Close()
//	code, err := rt.RunFile("server.js", "arg1")
//
// RunFile returns when the script has nothing left to wait for, or has called
// process.exit. The exit code is the script's; errors that the script throws are
// printed to its stderr as Node prints them, make the code 1, and are there as a Go error
// from Runtime.Err. The error that RunFile returns is for runs that could not begin.
//
// A Runtime runs one script, on the goroutine that calls RunFile. Several Runtimes may run
// at once in one process, each on its own goroutine. They share nothing but what a process
// has once: the working directory, the umask, the user.
//
// # Scripts of strangers
//
// Runtime.Terminate, from any goroutine, ends a script wherever it is, also by a context;
// Runtime.Stop lets it emit 'exit'. Config.WithOutput takes what it prints, WithEnviron what
// it sees of the environment, WithoutModules what it may require. Flags.StackSize bounds how
// deep its calls nest. Neither goja nor this package bounds its memory, and a guest can do
// what its process can: require reads files, a regular expression that backtracks for
// minutes is not broken off. The wall is a process: run it in a worker (see below) under the
// limits of the system, and it may do what it likes.
//
// A panic in a module written in Go with anything but a goja value is a mistake of the
// program's: it goes up through RunFile.
//
// # Configuration
//
// A Config is a value. NewConfig is what a guest in a Go program wants; each With
// method returns a changed copy:
//
//	cfg := runtime.NewConfig().
//		WithEnv("PORT=8000").
//		WithModule("greet", loadGreet)
//
// WithModule makes a module written in Go visible to require: functions, functions that
// return promises, event emitters, streams, sockets. How is told in package jsapi, and shown
// by the examples of WithModule here; package jsapitest runs one in a test. WithLoader takes
// a module written for goja_nodejs.
//
// # Workers
//
// cluster.fork and child_process.fork start copies of the running binary. A program that
// embeds gaggle therefore lets RunWorker look first, with the same modules:
//
//	func main() {
//		cfg := runtime.NewConfig().WithModule("greet", loadGreet)
//		if code, ok := runtime.RunWorker(cfg); ok {
//			os.Exit(code)
//		}
//		...
//	}
//
// # Guest or owner
//
// By default the runtime is a guest: process.exit ends the run and not the process,
// signals, the process title, the garbage collector and GOMAXPROCS are left alone.
// WithProcess gives all of these to the runtime, as in the gaggle command and in workers.
package runtime
