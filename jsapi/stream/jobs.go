package stream

// The ticks that nearly every stream has, as eventloop.Jobs: a closure for each would be made
// for each stream.
type (
	readableJob ReadSide
	readMoreJob ReadSide
	resumeJob   ReadSide
	endJob      ReadSide
	finishJob   WriteSide
	closeJob    Base
)

// Run implements eventloop.Job.
func (j *readableJob) Run() { (*ReadSide)(j).readableNow() }

// Run implements eventloop.Job.
func (j *readMoreJob) Run() { (*ReadSide)(j).readMore() }

// Run implements eventloop.Job.
func (j *resumeJob) Run() { (*ReadSide)(j).resumeNow() }

// Run implements eventloop.Job.
func (j *endJob) Run() { (*ReadSide)(j).endNow() }

// Run implements eventloop.Job.
func (j *finishJob) Run() { (*WriteSide)(j).finish() }

// Run implements eventloop.Job.
func (j *closeJob) Run() { (*Base)(j).emitClose() }
