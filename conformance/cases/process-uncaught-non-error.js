// stderr
throw { not: 'an error' };
