console.log(btoa('hello'), atob('aGVsbG8='), atob(' aGVs bG8 '));
try { btoa('☃'); } catch (e) { console.log(e.name, e.code); }
try { atob('a'); } catch (e) { console.log(e.name); }
