package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

// results holds what was measured: every value of every round.
type results struct {
	runtimes []target
	rows     []row
}

// row is one metric of one scenario over all runtimes.
type row struct {
	scenario scenario
	metric   metric
	values   map[string][]float64 // by runtime, a value for each round
	errors   map[string]error
}

func newResults(runtimes []target) *results { return &results{runtimes: runtimes} }

// measure runs a scenario in rounds, in each of them every runtime once. A runtime that
// fails is left out of the rest.
func (r *results) measure(o *options, s scenario) {
	rows := make([]row, len(s.metrics))
	failed := map[string]error{}
	for i, m := range s.metrics {
		rows[i] = row{s, m, map[string][]float64{}, failed}
	}
	for round := range o.rounds {
		for _, rt := range r.runtimes {
			if failed[rt.name] != nil {
				continue
			}
			o.progress("%s, round %d of %d: %s", s.name, round+1, o.rounds, rt.name)
			values, err := s.once(o, rt)
			if err != nil {
				failed[rt.name] = err
				o.progress("%s: %s: %v", s.name, rt.name, err)
				continue
			}
			for i, v := range values {
				rows[i].values[rt.name] = append(rows[i].values[rt.name], v)
			}
		}
	}
	r.rows = append(r.rows, rows...)
}

// median is the middle value, 0 for none.
func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	v = slices.Sorted(slices.Values(v))
	if n := len(v); n%2 == 0 {
		return (v[n/2-1] + v[n/2]) / 2
	}
	return v[len(v)/2]
}

// ratio is the median of a runtime against Node's, 0 where one of them is missing.
func (r row) ratio(name string) float64 {
	node := median(r.values["node"])
	if node == 0 {
		return 0
	}
	return median(r.values[name]) / node
}

// met says how gaggle's ratio stands to the goal.
func (r row) met() string {
	ratio, goal := r.ratio("gaggle"), r.metric.goal
	switch {
	case goal == 0 || ratio == 0:
		return ""
	case r.metric.rate && ratio >= goal:
		return fmt.Sprintf("≥ %.2f met", goal)
	case r.metric.rate:
		return fmt.Sprintf("≥ %.2f missed", goal)
	case ratio <= goal:
		return fmt.Sprintf("≤ %.2f met", goal)
	}
	return fmt.Sprintf("≤ %.2f missed", goal)
}

func (r *results) print(w io.Writer, o *options) error {
	if o.json {
		return r.printJSON(w, o)
	}
	fmt.Fprintln(w, o.tools())
	for _, rt := range r.runtimes {
		fmt.Fprintf(w, "%s: %s\n", rt.name, rt.version)
	}
	fmt.Fprintln(w, "Medians; in brackets the ratio to Node. The last column is the goal of gaggle's ratio.")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	last := ""
	for _, row := range r.rows {
		if row.scenario.name != last {
			last = row.scenario.name
			fmt.Fprintf(t, "\n%s (%s)\n%-30s\t%s\tgoal\n", row.scenario.title, last, "", strings.Join(r.names(), "\t"))
		}
		fmt.Fprintf(t, "  %s, %s", row.metric.name, row.metric.unit)
		for _, name := range r.names() {
			fmt.Fprintf(t, "\t%s", row.cell(name))
		}
		fmt.Fprintf(t, "\t%s\n", row.met())
	}
	return t.Flush()
}

func (r *results) names() []string {
	var names []string
	for _, rt := range r.runtimes {
		names = append(names, rt.name)
	}
	return names
}

// cell is one number of the table, with the ratio to Node behind it.
func (r row) cell(name string) string {
	if r.errors[name] != nil {
		return "fails"
	}
	text := number(median(r.values[name]))
	if ratio := r.ratio(name); ratio != 0 && name != "node" {
		text += fmt.Sprintf(" (%.2f)", ratio)
	}
	return text
}

// number has about four digits.
func number(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

func (r *results) printJSON(w io.Writer, o *options) error {
	type jsonRow struct {
		Scenario, Metric, Unit string
		Goal                   float64 `json:",omitempty"`
		Medians, Ratios        map[string]float64
		Rounds                 map[string][]float64
		Errors                 map[string]string `json:",omitempty"`
	}
	out := struct {
		Tools    string
		Runtimes map[string]string
		Rows     []jsonRow
	}{o.tools(), map[string]string{}, nil}
	for _, rt := range r.runtimes {
		out.Runtimes[rt.name] = rt.version
	}
	for _, row := range r.rows {
		j := jsonRow{row.scenario.name, row.metric.name, row.metric.unit, row.metric.goal,
			map[string]float64{}, map[string]float64{}, row.values, map[string]string{}}
		for name, values := range row.values {
			j.Medians[name], j.Ratios[name] = median(values), row.ratio(name)
		}
		for name, err := range row.errors {
			j.Errors[name] = err.Error()
		}
		out.Rows = append(out.Rows, j)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// outputTimeout bounds a script that is to end by itself.
const outputTimeout = 60 * time.Second

// output is cmd.Output with an end: the process and what it forked are killed at the timeout.
func output(cmd *exec.Cmd) ([]byte, error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	timer := time.AfterFunc(outputTimeout, func() { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) })
	defer timer.Stop()
	return cmd.Output()
}
