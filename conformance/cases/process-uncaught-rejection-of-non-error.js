// stderr
Promise.reject('a reason');
