process.on('unhandledRejection', (reason, p) => {
  console.log('unhandled', reason.message, p instanceof Promise);
  p.catch(() => {});
});
process.on('rejectionHandled', (p) => console.log('handled later', p instanceof Promise));
Promise.reject(new Error('one'));
(async () => { throw new Error('two'); })();
