import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Metrics } from './metrics.js';
import { newRequestId } from './random.js';

/** How many have voted, or written, is nobody's to see while they do: not the operator's either. */
const SECRET = /\/sheets\/:id\/(ballots|opinions)$/;

const SENT_ID = /^[\w.-]{8,64}$/;

/** The id that a proxy or client sent, if it is one, else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && SENT_ID.test(sent) ? sent : newRequestId();
}

/** One line and one measurement per answer. The route is the pattern, so no id, no query and no name is written down. */
export function logRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = routeOf(request);
    const status = reply.statusCode;
    const ms = Math.round(reply.elapsedTime);
    if (!SECRET.test(route)) metrics.requestAnswered({ method, route, status }, reply.elapsedTime);
    request.log[levelOf(route, reply)]({ method, route, status, ms }, 'answered');
    done();
  });
}

const routeOf = ({ routeOptions }: FastifyRequest) => routeOptions.url ?? 'unknown';

/** A monitor that asks every few seconds is not worth a line each time; why the server is busy is told where it is found. */
function levelOf(route: string, { statusCode }: FastifyReply): 'error' | 'info' | 'debug' {
  if (statusCode === 503) return 'debug';
  if (statusCode >= 500) return 'error';
  return route.startsWith('/health/') || route === '/metrics' ? 'debug' : 'info';
}
