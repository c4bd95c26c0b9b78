package domain_test

import (
	"slices"
	"testing"

	"github.com/gaggle-js/gaggle/jsapi/asynchooks"
	"github.com/gaggle-js/gaggle/jsapi/domain"
	"github.com/gaggle-js/gaggle/jsapi/events"
	"github.com/gaggle-js/gaggle/jsapi/jsapitest"
	"github.com/gaggle-js/gaggle/jsapi/process"
)

// Each logs what it does in Node 20.
func TestEmittersAndFunctions(t *testing.T) {
	for src, want := range map[string][]string{
		`d.on('error', (e) => log(e.message, e.domain === d, e.domainThrown, e.domainEmitter === em));
		 const em = d.run(() => new EventEmitter());
		 log(em.domain === d, em.emit('error', new Error('x')), process.domain)`: {"x true false true", "true false undefined"},
		`d.on('error', (e) => log(e.message, typeof e.domainBound));
		 const f = d.intercept((a) => a); log(f(null, 1), f(new Error('y')))`: {"y function", "1 undefined"},
		`const em = new EventEmitter(); d.add(em); log(d.members.length, em.domain === d);
		 em.on('x', () => log(process.domain === d)); em.emit('x'); d.remove(em); log(d.members.length, em.domain)`: {"1 true", "true", "0 null"},
		`const f = d.bind(function (a) { return [a, process.domain === d] }); log(f(1), f.domain === d)`:                                         {"1,true true"},
		`d.enter(); const inner = domain.create(); inner.enter(); log(domain._stack.length); d.exit(); log(domain._stack.length, domain.active)`: {"2", "0 undefined"},
		`try { process.setUncaughtExceptionCaptureCallback(() => {}) } catch (e) { log(e.code) }`:                                                {"ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE"},
	} {
		w := jsapitest.New(t, domain.Module, events.Module, process.Module, asynchooks.Module)
		got := w.Run(`process = require('process'); const domain = require('domain'), EventEmitter = require('events'), d = domain.create();` + src)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", src, got, want)
		}
	}
}

func TestCaptureCallbackExcludesDomains(t *testing.T) {
	w := jsapitest.New(t, domain.Module, events.Module, process.Module, asynchooks.Module)
	got := w.Run(`require('process').setUncaughtExceptionCaptureCallback(() => {}); try { require('domain') } catch (e) { log(e.code) }`)
	if want := []string{"ERR_DOMAIN_CALLBACK_NOT_AVAILABLE"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
