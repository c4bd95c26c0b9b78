for (const bad of ['x', 1.5, {}, true, () => {}]) {
  try { process.exit(bad); } catch (e) { console.log(e.name, e.code, e.message); }
  try { process.exitCode = bad; } catch (e) { console.log(e.name, e.code, e.message); }
}
process.exitCode = '12';
