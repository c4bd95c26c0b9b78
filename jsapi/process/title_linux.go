package process

import (
	"os"
	"strconv"
)

// setTitle names the process's first thread, which is what ps and top show.
func setTitle(title string) {
	pid := strconv.Itoa(os.Getpid())
	_ = os.WriteFile("/proc/"+pid+"/task/"+pid+"/comm", []byte(title), 0)
}
