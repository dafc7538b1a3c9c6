import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Config } from './config.js';

/** For the whole of a request to arrive: 20 MB from a village take five minutes. */
const SLOWEST_REQUEST = 600_000;
/** Longer than the minute after which proxies let go of a connection, so that none of them writes into one that is closing. */
const KEPT_ALIVE = 72_000;

/** What listens, with certificates or without. */
export function httpListener({ tls }: Pick<Config, 'tls'>, listener: RequestListener): Server {
  const settings = { requestTimeout: SLOWEST_REQUEST, keepAliveTimeout: KEPT_ALIVE };
  return tls ? createTlsServer({ ...tls, ...settings }, listener) : createServer(settings, listener);
}
