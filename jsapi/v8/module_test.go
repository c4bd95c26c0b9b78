package v8_test

import (
	"slices"
	"testing"
)

// The results are those of Node 20.20.2, but for the numbers.
func TestModule(t *testing.T) {
	got := newWorld(t).Run(`
		var v8 = require('v8'), T = f => { try { log(f()) } catch (e) { log(e.name, e.code, e.message) } };
		T(() => Object.keys(v8.getHeapStatistics()).length + ' ' + Object.values(v8.getHeapStatistics()).every(n => n >= 0 && n === Math.floor(n)));
		T(() => v8.getHeapStatistics().used_heap_size > 1e5);
		T(() => v8.getHeapSpaceStatistics().map(s => s.space_name + Object.keys(s).length));
		T(() => Object.keys(v8.getHeapCodeStatistics()));
		T(() => typeof v8.cachedDataVersionTag());
		T(() => v8.setFlagsFromString()); T(() => v8.setFlagsFromString('--max-old-space-size=100'));
		T(() => v8.deserialize('x')); T(() => new v8.Deserializer(new ArrayBuffer(2)));
		T(() => v8.Serializer());
		for (const name of ['readUint32', 'readUint64', 'readDouble', 'readRawBytes', 'readHeader', 'readValue', 'getWireFormatVersion'])
			T(() => new v8.Deserializer(Buffer.alloc(0))[name](5));
		var d = new v8.Deserializer(Buffer.from('ff0fac028280808010000000000000f83f614905', 'hex'));
		T(() => [d.readHeader(), d.getWireFormatVersion(), d.readUint32(), d.readUint64(), d.readDouble(), d.readRawBytes(1), d.readValue()]);
		var b = Buffer.from('5c09', 'hex'), host = f => { var d = new v8.Deserializer(b); if (f) d._readHostObject = () => f(d); return d.readValue() };
		T(() => host()); T(() => host(d => d.readUint32())); T(() => host(d => ({a: d.readUint32()})).a);
		T(() => { var d = new v8.Deserializer(Buffer.from('7407', 'hex')), a = new ArrayBuffer(3); d.transferArrayBuffer(7, a); return d.readValue() === a });
		T(() => { var a = new Uint8Array([1, 2, 3]), d = new v8.Deserializer(a.subarray(1)), r = d.readRawBytes(2); a[1] = 9; return [r[0], r.constructor.name] });
		T(() => { class D extends v8.DefaultDeserializer { _readHostObject() { return [super._readHostObject()] } }
			var d = new D(v8.serialize(Buffer.from('q'))); d.readHeader(); return d.readValue()[0].toString() });
		T(() => v8.startupSnapshot.isBuildingSnapshot()); T(() => v8.startupSnapshot.addDeserializeCallback(() => {}));
		T(() => v8.setHeapSnapshotNearHeapLimit()); T(() => v8.setHeapSnapshotNearHeapLimit(0));
		T(() => [v8.takeCoverage(), v8.stopCoverage()]); T(() => v8.queryObjects()); T(() => v8.promiseHooks.onInit());
		T(() => typeof v8.promiseHooks.createHook({})());
		T(() => { var p = new v8.GCProfiler(); var none = p.stop(); p.start(); return [none, Object.keys(p.stop())] });
		T(() => { var x = v8.serialize({a: 1}); return [x.constructor.name, v8.deserialize(x).a] });
		var e = new Error('q'); e.cause = e;
		T(() => { var c = v8.deserialize(v8.serialize(e)); return c.cause === c }); // Node 20 writes it and cannot read it`)
	want := []string{
		"14 true", "true",
		"read_only_space5,new_space5,old_space5,code_space5,shared_space5,new_large_object_space5,large_object_space5,code_large_object_space5,shared_large_object_space5",
		"code_and_metadata_size,bytecode_and_metadata_size,external_script_source_size,cpu_profiler_metadata_size", "number",
		`TypeError ERR_INVALID_ARG_TYPE The "flags" argument must be of type string. Received undefined`, "undefined",
		"TypeError ERR_INVALID_ARG_TYPE buffer must be a TypedArray or a DataView",
		"TypeError ERR_INVALID_ARG_TYPE buffer must be a TypedArray or a DataView",
		"TypeError ERR_CONSTRUCT_CALL_REQUIRED Class constructor Serializer cannot be invoked without 'new'",
		"Error undefined ReadUint32() failed", "Error undefined ReadUint64() failed", "Error undefined ReadDouble() failed",
		"Error undefined ReadRawBytes() failed",
		"Error undefined Unable to deserialize cloned data due to invalid or unsupported version.",
		"Error undefined Unable to deserialize cloned data.", "0",
		"true,15,300,1,2,1.5,a,-3",
		"Error undefined Unable to deserialize cloned data.", "TypeError undefined readHostObject must return an object", "9", "true",
		"9,Buffer", "q", "false",
		"Error ERR_NOT_BUILDING_SNAPSHOT Operation cannot be invoked when not building startup snapshot",
		`TypeError ERR_INVALID_ARG_TYPE The "limit" argument must be of type number. Received undefined`,
		`RangeError ERR_OUT_OF_RANGE The value of "limit" is out of range. It must be >= 1 && <= 4294967295. Received 0`,
		",", `TypeError ERR_INVALID_ARG_TYPE The "constructor" argument must be of type function. Received undefined`,
		`TypeError ERR_INVALID_ARG_TYPE The "initHook" argument must be of type function. Received undefined`,
		"undefined", ",version,startTime,statistics,endTime", "Buffer,1", "true",
	}
	if !slices.Equal(got, want) {
		for i := range max(len(got), len(want)) {
			if i >= len(want) || i >= len(got) || got[i] != want[i] {
				t.Errorf("line %d: got %q", i, got[min(i, len(got)-1)])
			}
		}
	}
}
