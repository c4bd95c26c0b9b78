// Command gaggle runs Node cluster scripts: gaggle server.js. See gaggle --help.
package main

import (
	"fmt"
	"os"

	"github.com/gaggle-js/gaggle/runtime"
)

func main() {
	cmd, err := runtime.ParseCommand(os.Args[1:], os.Getenv("NODE_OPTIONS"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(runtime.ExitCode(err))
	}
	os.Exit(cmd.Run(runtime.NewConfig().WithProcess()))
}
