const m = process.memoryUsage();
console.log(Object.keys(m), Object.values(m).every((v) => Number.isInteger(v) && v >= 0), m.rss > 1e6, process.memoryUsage.rss() > 1e6);
