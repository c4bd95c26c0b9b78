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
// printed to its stderr as Node prints them and make the code 1. The Go error is for
// runs that could not begin.
//
// A Runtime runs one script, on the goroutine that calls Run. Several Runtimes may run
// at once in one process, each on its own goroutine; they share nothing.
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
// WithModule makes a module written in Go visible to require. What such a module may
// do is told in package jsapi. WithLoader takes a module written for goja_nodejs.
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
