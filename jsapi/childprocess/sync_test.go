package childprocess_test

import "testing"

const syncJS = `const cp = require('child_process');
	const show = (r) => log(r.status, r.signal, JSON.stringify(r.stdout), JSON.stringify(r.stderr), r.error && r.error.message);
	const utf8 = {encoding: 'utf8', env: {PATH: '/bin:/usr/bin', A: 'a'}};
`

func TestSpawnSync(t *testing.T) {
	expect(t, syncJS+`
		show(cp.spawnSync('sh', ['-c', 'cat; echo $A >&2; exit 3'], {...utf8, input: 'in'}));
		show(cp.spawnSync('sh', ['-c', 'kill -9 $$'], utf8));
		show(cp.spawnSync('does-not-exist', utf8));
		show(cp.spawnSync('sleep', ['60'], {...utf8, timeout: 20}));
		show(cp.spawnSync('sh', ['-c', 'sleep 60 & wait'], {...utf8, timeout: 20}));
		show(cp.spawnSync('sh', ['-c', 'printf 0123456789; sleep 5'], {...utf8, maxBuffer: 4}));
		show(cp.spawnSync('echo $A', {...utf8, shell: true, stdio: ['ignore', 'pipe', 'ignore']}));`,
		`3 null "in" "a\n" undefined`,
		`null SIGKILL "" "" undefined`,
		`null null null null spawnSync does-not-exist ENOENT`,
		`null SIGTERM "" "" spawnSync sleep ETIMEDOUT`,
		`null SIGTERM "" "" spawnSync sh ETIMEDOUT`,
		`null SIGTERM "0123456789" "" spawnSync sh ENOBUFS`, // what was read is kept whole
		`0 null "a\n" null undefined`)
}

func TestExecSyncThrows(t *testing.T) {
	expect(t, syncJS+`
		log(JSON.stringify(cp.execSync('echo hi', utf8)));
		try { cp.execFileSync('sh', ['-c', 'echo no >&2; exit 2'], {...utf8, stdio: 'pipe'}); }
		catch (e) { log(JSON.stringify(e.message), e.status, JSON.stringify(e.stderr)); }`,
		`"hi\n"`, `"Command failed: sh -c echo no >&2; exit 2\nno\n" 2 "no\n"`)
}

func TestArgumentErrors(t *testing.T) {
	expect(t, syncJS+`
		for (const a of [[], [''], ['l\0s'], ['ls', 1], ['ls', [], 1], ['ls', {stdio: 'x'}], ['ls', {stdio: ['ipc', 'ipc']}], ['ls', {uid: 'x'}], ['ls', {killSignal: 'FOO'}]])
			try { cp.spawn(...a); } catch (e) { log(e.code); }`,
		"ERR_INVALID_ARG_TYPE", "ERR_INVALID_ARG_VALUE", "ERR_INVALID_ARG_VALUE", "ERR_INVALID_ARG_TYPE", "ERR_INVALID_ARG_TYPE",
		"ERR_INVALID_ARG_VALUE", "ERR_IPC_ONE_PIPE", "ERR_INVALID_ARG_TYPE", "ERR_UNKNOWN_SIGNAL")
}
