/** Loaded before the program, in each of its threads: notes whoever asks for a socket. Plain JavaScript, so that every thread can load it. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const log = process.env.ISNAD_SOCKET_LOG;

/** Calls of `name` are noted and go on as before. */
function watch(object, name, what) {
  const before = object[name];
  object[name] = function (...args) {
    if (log) appendFileSync(log, `${what}\n`);
    return before.apply(this, args);
  };
}

watch(net.Socket.prototype, 'connect', 'connect');
watch(net.Server.prototype, 'listen', 'listen');
watch(dgram, 'createSocket', 'datagram');
watch(dns, 'lookup', 'look-up');
