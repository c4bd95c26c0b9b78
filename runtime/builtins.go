package runtime

import (
	"slices"

	"github.com/dop251/goja"

	"github.com/gaggle-js/gaggle/jsapi"
	"github.com/gaggle-js/gaggle/jsapi/absent"
	"github.com/gaggle-js/gaggle/jsapi/assert"
	"github.com/gaggle-js/gaggle/jsapi/asynchooks"
	"github.com/gaggle-js/gaggle/jsapi/buffer"
	"github.com/gaggle-js/gaggle/jsapi/childprocess"
	"github.com/gaggle-js/gaggle/jsapi/cluster"
	"github.com/gaggle-js/gaggle/jsapi/console"
	"github.com/gaggle-js/gaggle/jsapi/constants"
	"github.com/gaggle-js/gaggle/jsapi/crypto"
	"github.com/gaggle-js/gaggle/jsapi/dgram"
	"github.com/gaggle-js/gaggle/jsapi/diagnosticschannel"
	"github.com/gaggle-js/gaggle/jsapi/dns"
	"github.com/gaggle-js/gaggle/jsapi/domain"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/fs"
	"github.com/gaggle-js/gaggle/jsapi/http"
	"github.com/gaggle-js/gaggle/jsapi/https"
	"github.com/gaggle-js/gaggle/jsapi/net"
	"github.com/gaggle-js/gaggle/jsapi/os"
	"github.com/gaggle-js/gaggle/jsapi/path"
	"github.com/gaggle-js/gaggle/jsapi/perfhooks"
	"github.com/gaggle-js/gaggle/jsapi/process"
	"github.com/gaggle-js/gaggle/jsapi/punycode"
	"github.com/gaggle-js/gaggle/jsapi/querystring"
	"github.com/gaggle-js/gaggle/jsapi/readline"
	"github.com/gaggle-js/gaggle/jsapi/repl"
	"github.com/gaggle-js/gaggle/jsapi/stream"
	"github.com/gaggle-js/gaggle/jsapi/stringdecoder"
	"github.com/gaggle-js/gaggle/jsapi/testrunner"
	"github.com/gaggle-js/gaggle/jsapi/timers"
	"github.com/gaggle-js/gaggle/jsapi/tls"
	"github.com/gaggle-js/gaggle/jsapi/underscored"
	"github.com/gaggle-js/gaggle/jsapi/url"
	"github.com/gaggle-js/gaggle/jsapi/util"
	"github.com/gaggle-js/gaggle/jsapi/v8"
	"github.com/gaggle-js/gaggle/jsapi/vm"
	"github.com/gaggle-js/gaggle/jsapi/webstreams"
	"github.com/gaggle-js/gaggle/jsapi/workerthreads"
	"github.com/gaggle-js/gaggle/jsapi/zlib"
	"github.com/gaggle-js/gaggle/runtime/resolve"
)

// builtins is THE table of built-in modules: require finds nothing that is not here, but for
// the host's own modules and for files.
func builtins() []jsapi.Module {
	return slices.Concat(
		[]jsapi.Module{
			asynchooks.Module,
			buffer.Module,
			childprocess.Module,
			cluster.Module,
			console.Module,
			vm.Module(compileScript),
			constants.Module,
			diagnosticschannel.Module,
			crypto.Module,
			dgram.Module,
			domain.Module,
			events.Module,
			http.Module,
			https.Module,
			net.Module,
			os.Module,
			perfhooks.Module,
			process.Module,
			process.TTYModule,
			punycode.Module,
			querystring.Module,
			repl.Module,
			resolve.Module,
			stringdecoder.Module,
			timers.Module,
			timers.PromisesModule,
			tls.Module,
			url.Module,
			zlib.Module,
			webstreams.Module,
			workerthreads.Module,
			v8.Module,
		},
		absent.Modules(),
		assert.Modules(),
		dns.Modules(),
		fs.Modules(),
		path.Modules(),
		readline.Modules(),
		stream.Modules(),
		testrunner.Modules(),
		underscored.Modules(),
		util.Modules(),
	)
}

// compileScript is the vm.Compiler of the module loader.
func compileScript(env *jsapi.Env, file, code string) *goja.Program {
	return resolve.From(env).CompileScript(file, code)
}

// attach gives the script what a forked child has: the channel to its parent, and to a
// cluster worker the primary's listening sockets.
func (r *Runtime) attach() {
	if r.env.Host.ChannelFD >= 0 {
		childprocess.AttachChannel(r.env, r.process.Object())
	}
	cluster.Start(r.env)
}
