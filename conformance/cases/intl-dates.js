// Intl.DateTimeFormat in en-US: fields alone and combined, styles, cycles of hours, zones, and the
// methods of Date that go through it.
'use strict';

const at = new Date(Date.UTC(2024, 0, 5, 15, 4, 9, 78));

function show(options) {
  const text = JSON.stringify(options);
  try {
    const f = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
    console.log(text, JSON.stringify(f.format(at)), f.formatToParts(at).map((p) => `${p.type}:${p.value}`).join('|'));
  } catch (err) {
    console.log(text, err.name, err.message);
  }
}

function combine(fields) {
  let all = [{}];
  for (const [name, widths] of Object.entries(fields)) {
    all = all.flatMap((o) => widths.map((width) => (width ? { ...o, [name]: width } : o)));
  }
  all.forEach(show);
}

const styles = ['full', 'long', 'medium', 'short', ''];
combine({ dateStyle: styles, timeStyle: styles });
combine({ month: ['numeric', '2-digit', 'short', 'long', 'narrow'], day: ['numeric', '2-digit', ''], year: ['numeric', '2-digit', ''] });
combine({ weekday: ['short', 'long', 'narrow'], month: ['numeric', 'short'], day: ['numeric', ''], year: ['numeric', ''] });
combine({ weekday: ['short', 'long', 'narrow'], year: ['numeric', ''] });
combine({ hour: ['numeric', '2-digit', ''], minute: ['2-digit'], second: ['numeric', ''], hourCycle: ['', 'h23'] });
combine({ hour: ['numeric', '2-digit'], hourCycle: ['', 'h23'] });
combine({ month: ['numeric', 'short', 'long'], day: ['numeric'], year: ['numeric', ''], hour: ['numeric'], minute: ['2-digit', ''] });
combine({ minute: ['numeric'], second: ['2-digit'], fractionalSecondDigits: [1, 3] });
combine({ weekday: ['short'], hour: ['numeric'], minute: ['numeric', ''] });
combine({ era: ['short', 'long'], year: ['numeric', ''] });
combine({
  timeZone: ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'america/new_york', 'Nowhere/Zone'],
  timeZoneName: ['short', 'long', 'shortOffset', 'longOffset', ''], hour: ['numeric', ''],
});
for (const odd of [{ month: 'tall' }, { dateStyle: 'short', month: 'long' }, { timeStyle: 'tiny' }, { fractionalSecondDigits: 9 }]) show(odd);

for (const hour of [0, 1, 11, 12, 13, 23]) {
  const time = Date.UTC(2024, 0, 1, hour);
  const write = (options) => new Intl.DateTimeFormat('en-US', { hour: 'numeric', timeZone: 'UTC', ...options }).format(time);
  console.log(write(), write({ hour12: false }), write({ hourCycle: 'h23' }), write({ hourCycle: 'h24', minute: '2-digit' }), write({ dayPeriod: 'long' }));
}

const utc = { timeZone: 'UTC' };
console.log(at.toLocaleDateString('en-US', { month: 'long', ...utc }), at.toLocaleTimeString('en-US', { timeStyle: 'short', ...utc }));
console.log(at.toLocaleString('en-US', utc), at.toLocaleString('en-US', { hour12: false, ...utc }), at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', ...utc }));
console.log(at.toLocaleDateString('en-US', { hour: 'numeric', ...utc }), at.toLocaleTimeString('en-US', { weekday: 'long', ...utc }));
console.log(new Date(NaN).toLocaleString('en-US'), new Intl.DateTimeFormat('en-US', utc).format(Date.UTC(-5, 1, 1)));
for (const f of [() => new Intl.DateTimeFormat('en-US').format(NaN), () => at.toLocaleDateString('en-US', { timeStyle: 'short' }), () => at.toLocaleDateString('not a tag')]) {
  try { f(); } catch (err) { console.log(err.name, err.message); }
}
console.log(new Intl.DateTimeFormat('en-US', utc).resolvedOptions());
console.log(new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: 'numeric', timeZone: 'Europe/Berlin' }).resolvedOptions());
console.log(new Intl.DateTimeFormat('en-US', { dateStyle: 'short', ...utc }).resolvedOptions());
console.log([at].map(Intl.DateTimeFormat('en-US', utc).format), Intl.DateTimeFormat('en-US') instanceof Intl.DateTimeFormat);

const ends = [Date.UTC(2024, 0, 5, 16, 9), Date.UTC(2024, 0, 7, 16, 9), Date.UTC(2024, 1, 7, 3, 9), Date.UTC(2025, 1, 7, 16, 9)];
const ranged = [
  ...['full', 'long', 'medium', 'short'].map((dateStyle) => ({ dateStyle })), {}, { month: 'short', day: 'numeric' }, { month: 'long', year: 'numeric' },
  { year: 'numeric' }, { timeStyle: 'short' }, { dateStyle: 'medium', timeStyle: 'short' }, { hour: 'numeric' },
];
for (const options of ranged) {
  const f = new Intl.DateTimeFormat('en-US', { ...options, ...utc });
  console.log(JSON.stringify(options), ends.map((end) => f.formatRange(at, end)));
}
