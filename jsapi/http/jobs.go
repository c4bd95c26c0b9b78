package http

// The ticks that nearly every exchange has, as eventloop.Jobs: a closure for each would be made
// for each request.
type (
	tornDownJob Incoming // without an error
	finishJob   exchange
	shutJob     Response
)

// Run implements eventloop.Job.
func (j *tornDownJob) Run() { (*Incoming)(j).tornDown(nil) }

// Run implements eventloop.Job.
func (j *finishJob) Run() { (*exchange)(j).finish() }

// Run implements eventloop.Job.
func (j *shutJob) Run() { (*Response)(j).shut() }
