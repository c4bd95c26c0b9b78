// stderr
throw 'just text';
