import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Where the build lays the screens; the same folder for the sources and the compiled program. */
const SCREENS = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Addresses of programs: what is not found there is refused, and never answered by a page. */
const OF_PROGRAMS = /^\/(?:api|health|metrics)(?:[/?]|$)/;
/** A file that is asked for by name; a page has none. */
const A_FILE = /\.[a-z0-9]+(?:\?|$)/i;

/**
 * The web application beside the API: its files, and for the address of any screen its one page. Files with a digest in
 * their name never change; the page is asked for anew each time. Without a build there is only the API.
 */
export async function serveScreens(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(SCREENS)) return;
  await fastify.register(fastifyStatic, {
    root: SCREENS,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  fastify.get('/*', (request, reply) => page(request, reply));
}

const page = ({ url }: FastifyRequest, reply: FastifyReply): FastifyReply | void =>
  OF_PROGRAMS.test(url) || A_FILE.test(url) ? reply.callNotFound() : reply.sendFile('index.html');
