package process

import (
	_ "embed"
	"slices"

	"github.com/dop251/goja"
)

// makeConfig is process.config: of the variables that Node was built with those that tell
// what the runtime can do and how it is laid out.
func (p *Process) makeConfig() goja.Value {
	vm := p.env.VM
	o, vars, defaults := vm.NewObject(), vm.NewObject(), vm.NewObject()
	for _, v := range []struct {
		name  string
		value any
	}{
		{"asan", 0}, {"coverage", false}, {"dcheck_always_on", 0}, {"debug_nghttp2", false}, {"debug_node", false},
		{"enable_lto", false}, {"host_arch", arch()}, {"is_debug", 0}, {"napi_build_version", "9"},
		{"node_builtin_shareable_builtins", p.freeze(vm.NewArray())}, {"node_debug_lib", false}, {"node_enable_d8", false},
		{"node_install_corepack", false}, {"node_install_npm", false}, {"node_library_files", p.freeze(vm.NewArray())},
		{"node_module_version", 115}, {"node_no_browser_globals", false}, {"node_prefix", "/"}, {"node_release_urlbase", ""},
		{"node_shared", false}, {"node_shared_openssl", false}, {"node_shared_zlib", false}, {"node_use_bundled_v8", false},
		{"node_use_openssl", true}, {"node_use_v8_platform", false}, {"node_with_ltcg", false},
		{"node_without_node_options", false}, {"openssl_is_fips", false}, {"single_executable_application", false},
		{"target_arch", arch()}, {"ubsan", 0}, {"v8_enable_i18n_support", 0}, {"v8_enable_inspector", 0},
		{"v8_enable_webassembly", 0},
	} {
		_ = vars.Set(v.name, v.value)
	}
	for _, name := range []string{"cflags", "defines", "include_dirs", "libraries"} {
		_ = defaults.Set(name, p.freeze(vm.NewArray()))
	}
	_ = defaults.Set("default_configuration", "Release")
	_ = o.Set("target_defaults", p.freeze(defaults))
	_ = o.Set("variables", p.freeze(vars))
	return p.freeze(o)
}

func (p *Process) freeze(o *goja.Object) *goja.Object {
	p.env.Method(p.env.VM.Get("Object").(*goja.Object), "freeze", o)
	return o
}

//go:embed allowedflags.js
var allowedFlagsSource string

// makeAllowedFlags is process.allowedNodeEnvironmentFlags.
func (p *Process) makeAllowedFlags() goja.Value {
	var names []string
	if list := p.env.Host.AllowedFlags; list != nil {
		names = list()
		slices.Sort(names)
	}
	return p.env.RunEmbedded("node:internal/process/per_thread", allowedFlagsSource, p.strings(names))
}
