const c = process.cpuUsage();
console.log(Object.keys(c), Object.values(c).every(Number.isInteger), process.cpuUsage(c).user >= 0);
console.log(Object.keys(process.resourceUsage()).includes('maxRSS'));
