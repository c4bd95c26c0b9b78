setTimeout((...a) => {
  console.log('timeout', a);
  setImmediate((...a) => {
    console.log('immediate', a);
    const i = setInterval((...a) => { console.log('interval', a); clearInterval(i); }, 2, 3, 4, 5, 6);
  }, 'y', undefined);
}, 1, 'x', 2, null);
