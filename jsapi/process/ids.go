package process

import (
	"os"
	"os/user"
	"strconv"
	"syscall"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

func (p *Process) getuid(goja.FunctionCall) goja.Value  { return p.env.VM.ToValue(os.Getuid()) }
func (p *Process) geteuid(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(os.Geteuid()) }
func (p *Process) getgid(goja.FunctionCall) goja.Value  { return p.env.VM.ToValue(os.Getgid()) }
func (p *Process) getegid(goja.FunctionCall) goja.Value { return p.env.VM.ToValue(os.Getegid()) }

// getgroups is process.getgroups(), with the effective group among them.
func (p *Process) getgroups(goja.FunctionCall) goja.Value {
	groups, err := os.Getgroups()
	if err != nil {
		panic(p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: "getgroups", Port: -1}))
	}
	a, has := p.env.VM.NewArray(), false
	for i, g := range groups {
		_ = a.Set(strconv.Itoa(i), g)
		has = has || g == os.Getegid()
	}
	if !has {
		_ = a.Set(strconv.Itoa(len(groups)), os.Getegid())
	}
	return a
}

// setID makes setuid, seteuid, setgid or setegid.
func (p *Process) setID(name string) jsapi.Fn {
	set := map[string]func(int) error{
		"setuid": syscall.Setuid, "setgid": syscall.Setgid,
		"seteuid": func(id int) error { return syscall.Setreuid(-1, id) },
		"setegid": func(id int) error { return syscall.Setregid(-1, id) },
	}[name]
	group := name == "setgid" || name == "setegid"
	return func(c goja.FunctionCall) goja.Value {
		if err := set(p.idArg(c.Argument(0), "id", group)); err != nil {
			panic(p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: name, Port: -1}))
		}
		return goja.Undefined()
	}
}

// idArg takes the number or the name of a user or a group.
func (p *Process) idArg(v goja.Value, name string, group bool) int {
	if _, ok := jsapi.Number(v); ok {
		return int(p.env.ValidateUint32(v, name, false))
	}
	if !goja.IsString(v) {
		panic(p.env.InvalidArgType(name, "one of type number or string", v))
	}
	id, kind := "", "User"
	if group {
		kind = "Group"
		if g, err := user.LookupGroup(v.String()); err == nil {
			id = g.Gid
		}
	} else if u, err := user.Lookup(v.String()); err == nil {
		id = u.Uid
	}
	n, err := strconv.Atoi(id)
	if err != nil {
		panic(p.env.CodeError("Error", "ERR_UNKNOWN_CREDENTIAL", kind+" identifier does not exist: "+v.String()))
	}
	return n
}

// setgroups is process.setgroups(groups).
func (p *Process) setgroups(c goja.FunctionCall) goja.Value {
	a := p.env.ValidateArray(c.Argument(0), "groups", 0)
	ids := make([]int, a.Get("length").ToInteger())
	for i := range ids {
		k := strconv.Itoa(i)
		ids[i] = p.idArg(a.Get(k), "groups["+k+"]", true)
	}
	p.setGroups(ids, "setgroups")
	return goja.Undefined()
}

func (p *Process) setGroups(ids []int, call string) {
	if err := syscall.Setgroups(ids); err != nil {
		panic(p.env.SysError(jsapi.SysError{Errno: jsapi.AsErrno(err), Syscall: call, Port: -1}))
	}
}

// initgroups is process.initgroups(user, extraGroup).
func (p *Process) initgroups(c goja.FunctionCall) goja.Value {
	if _, ok := jsapi.Number(c.Argument(0)); !ok && !goja.IsString(c.Argument(0)) {
		panic(p.env.InvalidArgType("user", "one of type number or string", c.Argument(0)))
	}
	if _, ok := jsapi.Number(c.Argument(0)); ok {
		p.env.ValidateUint32(c.Argument(0), "user", false)
	}
	ids := []int{p.idArg(c.Argument(1), "extraGroup", true)}
	u, err := user.Lookup(c.Argument(0).String())
	if err != nil {
		u, err = user.LookupId(c.Argument(0).String())
	}
	if err == nil {
		names, _ := u.GroupIds()
		for _, n := range names {
			if id, err := strconv.Atoi(n); err == nil {
				ids = append(ids, id)
			}
		}
	}
	p.setGroups(ids, "initgroups")
	return goja.Undefined()
}
