let n = 0;
setTimeout(() => console.log('timer after', n, 'jobs'), 0);
(function again() { if (n++ < 1000) Promise.resolve().then(again); })();
