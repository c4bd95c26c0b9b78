// env: {"FROM_OUTSIDE": "yes", "EMPTY": ""}
console.log(process.env.FROM_OUTSIDE, JSON.stringify(process.env.EMPTY), 'EMPTY' in process.env, Object.keys(process.env).includes('FROM_OUTSIDE'), { ...process.env }.FROM_OUTSIDE);
