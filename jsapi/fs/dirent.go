package fs

import (
	goos "os"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
)

// entry is a name in a directory and its UV_DIRENT number.
type entry struct {
	dir, name string
	kind      int
}

func (f *FS) defineDirent() {
	f.direntType = goja.NewSymbol("type")
	var ms []jsapi.Method
	for _, k := range kinds {
		ms = append(ms, jsapi.Method{Name: k.name, Fn: func(c goja.FunctionCall) goja.Value {
			v := c.This.ToObject(f.vm).GetSymbol(f.direntType)
			return f.vm.ToValue(v != nil && int(v.ToInteger()) == k.dirent)
		}})
	}
	f.dirent = f.env.Class(jsapi.ClassSpec{Name: "Dirent", Length: 3, MustNew: true, Methods: ms,
		Init: func(this *goja.Object, list []goja.Value) {
			a := args(list)
			f.fillDirent(this, a.at(0), a.at(2), a.at(1))
		}})
}

func (f *FS) fillDirent(o *goja.Object, name, dir, kind goja.Value) {
	jsapi.Must(o.Set("name", name))
	jsapi.Must(o.Set("parentPath", dir))
	jsapi.Must(o.Set("path", dir))
	jsapi.Must(o.SetSymbol(f.direntType, kind))
}

func (f *FS) showDirent(e entry, o options) *goja.Object {
	d := f.env.Create(f.dirent)
	f.fillDirent(d, o.name(e.name), f.vm.ToValue(e.dir), f.vm.ToValue(e.kind))
	return d
}

// direntKind is the UV_DIRENT number of a file type, 0 for unknown.
func direntKind(t goos.FileMode) int {
	switch {
	case t.IsRegular():
		return 1
	case t&goos.ModeDir != 0:
		return 2
	case t&goos.ModeSymlink != 0:
		return 3
	case t&goos.ModeNamedPipe != 0:
		return 4
	case t&goos.ModeSocket != 0:
		return 5
	case t&goos.ModeCharDevice != 0:
		return 6
	case t&goos.ModeDevice != 0:
		return 7
	}
	return 0
}
