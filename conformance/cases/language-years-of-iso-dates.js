for (const time of [0, -1e14, 8.64e15, -8.64e15, -62167219200000, -62167219200001, 253402300799999, 253402300800000, -62198755200000]) {
  const d = new Date(time);
  console.log(d.toISOString(), JSON.stringify({ d }), d, new Date(d.toISOString()).getTime() === time);
}
try { new Date(NaN).toISOString(); } catch (e) { console.log(e.name, e.message); }
console.log(JSON.stringify(new Date(NaN)), Date.prototype.toISOString.name, Date.prototype.toISOString.length);
