/** Loaded before the program, in each of its threads: notes whoever asks for a socket. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const log = process.env.ISNAD_SOCKET_LOG;
const note = (what: string) => log && appendFileSync(log, `${what}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  note('connect');
  return (connect as (...a: unknown[]) => net.Socket).apply(this, args);
} as typeof connect;
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (this: net.Server, ...args: unknown[]) {
  note('listen');
  return (listen as (...a: unknown[]) => net.Server).apply(this, args);
} as typeof listen;
const createSocket = dgram.createSocket.bind(dgram) as (...a: unknown[]) => dgram.Socket;
dgram.createSocket = ((...args: unknown[]) => {
  note('datagram');
  return createSocket(...args);
}) as typeof dgram.createSocket;
const lookup = dns.lookup.bind(dns) as (...a: unknown[]) => void;
dns.lookup = ((...args: unknown[]) => {
  note('look-up');
  return lookup(...args);
}) as typeof dns.lookup;
