import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import type { Config } from './config.js';

const CONTENT_POLICY = {
  defaultSrc: ["'none'"],
  // The reader of PDFs unpacks scans in WebAssembly; no text becomes a script.
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'"],
  fontSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  workerSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  objectSrc: ["'none'"],
};

/** The API explorer writes its styles into the page. */
const EXPLORER_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Headers that browsers obey, and cookies. */
export async function secureHttp(fastify: FastifyInstance, config: Config): Promise<void> {
  const always = headersFor(config);
  await fastify.register(cookie);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(always);
    // What is answered is about somebody; a file or a page says otherwise itself.
    if (request.url.startsWith('/api/v1')) void reply.header('cache-control', 'no-store');
    if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', EXPLORER_POLICY);
    done();
  });
}

/** They are the same for every answer, so they are written once: for each they were a thirtieth of a move. */
function headersFor({ tls, trustProxy }: Config): Record<string, string> {
  const https = Boolean(tls || trustProxy);
  const secure = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    // On plain http, which is loopback only, a promise of https would lock the browser out.
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  secure(request, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}
