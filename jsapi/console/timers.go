package console

import (
	"fmt"
	"strconv"
	"time"

	"github.com/dop251/goja"
)

func (c *console) time(args []goja.Value) {
	l := label(args)
	if _, ok := c.timers[l]; ok {
		c.warning("Label '" + l + "' already exists for console.time()")
		return
	}
	c.timers[l] = time.Now()
}

func (c *console) timeEnd(args []goja.Value) {
	if c.showTime("timeEnd", label(args), nil) {
		delete(c.timers, label(args))
	}
}

func (c *console) timeLog(args []goja.Value) {
	var data []goja.Value
	if len(args) > 1 {
		data = args[1:]
	}
	c.showTime("timeLog", label(args), data)
}

// showTime writes how long the timer has run and reports whether there is one.
func (c *console) showTime(method, label string, data []goja.Value) bool {
	start, ok := c.timers[label]
	if !ok {
		c.warning("No such label '" + label + "' for console." + method + "()")
		return false
	}
	vm := c.m.env.VM
	args := []goja.Value{vm.ToValue("%s: %s"), vm.ToValue(label), vm.ToValue(formatTime(time.Since(start)))}
	c.log(append(args, data...))
	return true
}

// formatTime is "12.345ms", "1.234s", "1:02.345 (m:ss.mmm)".
func formatTime(d time.Duration) string {
	ms := float64(d) / float64(time.Millisecond)
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	s := float64(d%time.Minute) / float64(time.Second)
	switch {
	case h > 0:
		return fmt.Sprintf("%d:%02d:%06.3f (h:mm:ss.mmm)", h, m, s)
	case m > 0:
		return fmt.Sprintf("%d:%06.3f (m:ss.mmm)", m, s)
	case d >= time.Second:
		return fmt.Sprintf("%.3fs", s)
	}
	text := strconv.FormatFloat(ms, 'f', 3, 64)
	f, _ := strconv.ParseFloat(text, 64)
	return strconv.FormatFloat(f, 'f', -1, 64) + "ms"
}
