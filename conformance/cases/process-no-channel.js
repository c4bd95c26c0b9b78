console.log(process.connected, process.send, process.disconnect, process.channel);
