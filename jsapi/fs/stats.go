package fs

import (
	"math/big"

	"github.com/dop251/goja"
	"golang.org/x/sys/unix"

	"github.com/gaggle-js/gaggle/jsapi"
)

// info is what stat tells, in numbers that fit every system. Times are nanoseconds.
type info struct {
	dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks int64
	atime, mtime, ctime, birthtime                               int64
}

// fields are the numbers in the order of a Stats.
func (i *info) fields() []int64 {
	return []int64{i.dev, i.mode, i.nlink, i.uid, i.gid, i.rdev, i.blksize, i.ino, i.size, i.blocks}
}

var fieldNames = []string{"dev", "mode", "nlink", "uid", "gid", "rdev", "blksize", "ino", "size", "blocks"}

var timeNames = []string{"atime", "mtime", "ctime", "birthtime"}

func (i *info) times() []int64 { return []int64{i.atime, i.mtime, i.ctime, i.birthtime} }

// kinds maps the questions of Stats and Dirent to file types and to UV_DIRENT numbers.
var kinds = []struct {
	name   string
	mode   uint32
	dirent int
}{
	{"isDirectory", unix.S_IFDIR, 2}, {"isFile", unix.S_IFREG, 1}, {"isBlockDevice", unix.S_IFBLK, 7},
	{"isCharacterDevice", unix.S_IFCHR, 6}, {"isSymbolicLink", unix.S_IFLNK, 3}, {"isFIFO", unix.S_IFIFO, 4}, {"isSocket", unix.S_IFSOCK, 5},
}

func (f *FS) defineStats() {
	base := f.env.Class(jsapi.ClassSpec{Name: "StatsBase", Length: 10, Enumerable: true, Methods: f.modeMethods()})
	f.stats = f.env.Class(jsapi.ClassSpec{Name: "Stats", Length: 14, Parent: base, Enumerable: true, Init: f.initStats,
		Methods: []jsapi.Method{{Name: "isFile", Fn: f.modeIs(unix.S_IFREG)}}})
	f.bigStats = f.env.Class(jsapi.ClassSpec{Name: "BigIntStats", Length: 14, Parent: base})
	jsapi.Must(f.stats.Ctor.SetPrototype(f.vm.Get("Function").(*goja.Object).Get("prototype").(*goja.Object)))
}

func (f *FS) modeMethods() []jsapi.Method {
	var ms []jsapi.Method
	for _, k := range kinds {
		ms = append(ms, jsapi.Method{Name: k.name, Fn: f.modeIs(k.mode)})
	}
	return ms
}

func (f *FS) modeIs(kind uint32) jsapi.Fn {
	return func(c goja.FunctionCall) goja.Value {
		mode := c.This.ToObject(f.vm).Get("mode")
		if n, ok := jsapi.BigInt(mode); ok {
			return f.vm.ToValue(uint32(n.Int64())&unix.S_IFMT == kind)
		}
		return f.vm.ToValue(mode != nil && uint32(mode.ToInteger())&unix.S_IFMT == kind)
	}
}

// initStats is new fs.Stats(dev, mode, ...), which Node deprecates but keeps.
func (f *FS) initStats(this *goja.Object, list []goja.Value) {
	a := args(list)
	for i, name := range fieldNames {
		jsapi.Must(this.Set(name, a.at(i)))
	}
	for i, name := range timeNames {
		jsapi.Must(this.Set(name+"Ms", a.at(len(fieldNames)+i)))
	}
	for i, name := range timeNames {
		jsapi.Must(this.Set(name, f.date(a.at(len(fieldNames)+i).ToFloat())))
	}
}

func (f *FS) date(ms float64) *goja.Object {
	o, err := f.toDate(nil, f.vm.ToValue(ms))
	jsapi.Must(err)
	return o
}

// showStats makes a Stats, or a BigIntStats.
func (f *FS) showStats(i *info, bigint bool) *goja.Object {
	if bigint {
		return f.showBigStats(i)
	}
	o := f.env.Create(f.stats)
	for n, v := range i.fields() {
		jsapi.Must(o.Set(fieldNames[n], v))
	}
	for n, ns := range i.times() {
		jsapi.Must(o.Set(timeNames[n]+"Ms", float64(ns/1e6)+float64(ns%1e6)/1e6))
	}
	for n, ns := range i.times() {
		jsapi.Must(o.Set(timeNames[n], f.date(float64((ns+5e5)/1e6))))
	}
	return o
}

func (f *FS) showBigStats(i *info) *goja.Object {
	o := f.env.Create(f.bigStats)
	set := func(name string, n int64) { jsapi.Must(o.Set(name, big.NewInt(n))) }
	for n, v := range i.fields() {
		set(fieldNames[n], v)
	}
	for n, ns := range i.times() {
		set(timeNames[n]+"Ms", ns/1e6)
	}
	for n, ns := range i.times() {
		set(timeNames[n]+"Ns", ns)
	}
	for n, ns := range i.times() {
		jsapi.Must(o.Set(timeNames[n], f.date(float64(ns/1e6))))
	}
	return o
}

// statJob is stat, lstat and fstat. quiet is throwIfNoEntry: false.
func (f *FS) statJob(o options, run func() (*info, error)) *job {
	bigint := o.get("bigint").ToBoolean()
	j := &job{run: func() (any, error) { return run() }, show: func(v any) goja.Value { return f.showStats(v.(*info), bigint) }}
	if v := o.get("throwIfNoEntry"); !jsapi.IsUndefined(v) && !v.ToBoolean() {
		j.quiet = func(err error) bool { return isErrno(err, unix.ENOENT) || isErrno(err, unix.ENOTDIR) }
	}
	return j
}
