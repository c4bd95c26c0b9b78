// The stack of an error of one's own class begins where new was said, below its constructors.
class First extends Error { constructor(m) { super(m); this.name = 'First'; } }
class Second extends First { constructor(m) { super(m); } }
class Third extends Second {}
class Captured extends Error { constructor(m) { super(m); Error.captureStackTrace(this, Captured); } }
class ByConstructor extends Error { constructor(m) { super(m); Error.captureStackTrace(this, this.constructor); } }
class Heir extends ByConstructor {}

function make(Class) { return new Class('message'); }

for (const Class of [First, Second, Third, Captured, ByConstructor, Heir]) {
  const [head, frame] = make(Class).stack.split('\n');
  console.log(Class.name, '|', head, '|', frame.replace(/\(.*[\\/]/, '('));
}
