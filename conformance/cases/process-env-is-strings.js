process.env.CASE_N = 5;
process.env.CASE_U = undefined;
process.env.CASE_O = { toString: () => 'from object' };
console.log(process.env.CASE_N, process.env.CASE_U, process.env.CASE_O, process.env.NOT_THERE, 'CASE_N' in process.env, 'NOT_THERE' in process.env);
console.log(delete process.env.CASE_N, delete process.env.NOT_THERE, process.env.CASE_N, Object.keys(process.env).filter((k) => k.startsWith('CASE_')).sort());
try { process.env.X = Symbol('s'); } catch (e) { console.log(e.name, e.message); }
console.log(Object.getOwnPropertyDescriptor(process.env, 'CASE_U'));
