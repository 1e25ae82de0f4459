/** Starts and stops the server of a case. */

import type { Server } from 'node:http';
import { type ServerType, serve } from '@hono/node-server';
import { IsnadError } from '../model/index.ts';
import { type AppOptions, makeApp } from './app.ts';
import type { Desk } from './desk.ts';

export interface ServeOptions extends AppOptions {
  /** 0: any that is free. */
  readonly port: number;
}

export interface Running {
  readonly port: number;
  /** Where it is, as a browser takes it. */
  readonly address: string;
  /** Takes no more requests, ends those under way, and resolves when the port is free. */
  stop(): Promise<void>;
}

/** Time that a request that is under way has to end when the server stops, ms. */
const PATIENCE = 2000;

/** @throws IsnadError `port-taken`, `no-such-host`, and those of the guard */
export async function start(desk: Desk, options: ServeOptions): Promise<Running> {
  const app = makeApp(desk, options);
  const { host } = options.guard;
  const server = await listen(
    app.fetch as Parameters<typeof serve>[0]['fetch'],
    host.replace(/^\[(.*)\]$/, '$1'),
    options.port,
  );
  const { port } = server.address() as { port: number };
  const shown =
    host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host.replace(/[[\]]/g, '')}]` : host;
  return { port, address: `http://${shown}:${port}/`, stop: () => stop(server) };
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], hostname: string, port: number): Promise<Server> {
  return new Promise((done, fail) => {
    const server = serve({ fetch, hostname, port, overrideGlobalObjects: false }, () => done(server as Server));
    harden(server);
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'port-taken' : 'no-such-host';
      fail(new IsnadError(code, `cannot listen there (${error.code})`, `${hostname}:${port}`));
    });
  });
}

/** Slow and idle callers do not hold the server up. */
function harden(server: ServerType): void {
  const http = server as Server;
  http.headersTimeout = 10_000;
  http.requestTimeout = 30_000;
  http.keepAliveTimeout = 20_000;
  http.maxConnections = 1000;
  http.maxRequestsPerSocket = 10_000;
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), PATIENCE).unref();
  });
}
