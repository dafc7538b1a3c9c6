import type { FastifyRequest } from 'fastify';

/**
 * Whether a request comes from a page of ours. Sec-Fetch-Site is the browser's own word and no page can set it; where it
 * is missing (older browsers), Origin is compared. A program that sends neither says nothing.
 */
export function sender(request: FastifyRequest, publicUrl?: string): 'ours' | 'foreign' | 'unsaid' {
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (site !== undefined) return site === 'same-origin' ? 'ours' : 'foreign';
  if (origin === undefined) return 'unsaid';
  return origin === originOf(publicUrl) || origin === `${request.protocol}://${request.host}` ? 'ours' : 'foreign';
}

const originOf = (url: string | undefined): string | undefined => (url ? new URL(url).origin : undefined);
