package os

import (
	goos "os"
	"os/user"
	"strconv"
	"strings"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi/buffer"

	"github.com/gaggle-js/gaggle/jsapi"
)

// account is a line of the user database.
type account struct{ name, home, shell string }

// lookupUser finds the account of uid. It reads /etc/passwd itself because os/user keeps
// no shell; where users live elsewhere it asks os/user and guesses the shell.
func lookupUser(uid int) account {
	text, _ := goos.ReadFile("/etc/passwd")
	id := strconv.Itoa(uid)
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimSpace(line), ":")
		if len(f) >= 7 && f[2] == id {
			return account{f[0], f[5], f[6]}
		}
	}
	if u, err := user.LookupId(id); err == nil {
		return account{u.Username, u.HomeDir, goos.Getenv("SHELL")}
	}
	return account{}
}

// userInfo is os.userInfo([options]).
func (s *system) userInfo(c goja.FunctionCall) goja.Value {
	vm := s.env.VM
	a := lookupUser(unix.Geteuid())
	if a.name == "" {
		panic(s.systemError("uv_os_get_passwd", unix.ENOENT))
	}
	text := func(v string) goja.Value { return vm.ToValue(v) }
	if o, ok := c.Argument(0).(*goja.Object); ok {
		if v := o.Get("encoding"); v != nil && v.String() == "buffer" {
			text = func(v string) goja.Value { return buffer.From(s.env).New([]byte(v)) }
		}
	}
	o := vm.CreateObject(nil)
	jsapi.Must(o.Set("uid", unix.Geteuid()))
	jsapi.Must(o.Set("gid", unix.Getegid()))
	jsapi.Must(o.Set("username", text(a.name)))
	jsapi.Must(o.Set("homedir", text(a.home)))
	jsapi.Must(o.Set("shell", text(a.shell)))
	return o
}
