process.env[''] = 'no name';
console.log(process.env[''], '' in process.env);
process.env.AUDIT_N = null;
process.env.AUDIT_O = { toString() { return 'text'; } };
console.log(process.env.AUDIT_N, process.env.AUDIT_O, delete process.env.AUDIT_O, process.env.AUDIT_O);
