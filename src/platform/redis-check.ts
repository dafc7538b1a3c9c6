import { Redis } from 'ioredis';
import { StartupProblem } from './startup-problem.js';

export interface RedisState {
  /** When not, deliveries run in this process. */
  readonly usable: boolean;
  readonly warning?: string;
}

/** A Redis that may evict loses queued work silently, so it is refused; one that is away is done without. */
export async function checkRedis(url: string): Promise<RedisState> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  });
  let reason = '';
  redis.on('error', (error: Error) => (reason = error.message));
  try {
    await redis.connect();
  } catch (error) {
    return { usable: false, warning: away(url, reason || (error as Error).message) };
  }
  try {
    return judge(await evictionPolicy(redis));
  } finally {
    redis.disconnect();
  }
}

/** Undefined where CONFIG is forbidden. */
async function evictionPolicy(redis: Redis): Promise<string | undefined> {
  const answer = await redis.config('GET', 'maxmemory-policy').catch(() => undefined);
  return Array.isArray(answer) ? String(answer[1]) : undefined;
}

function judge(policy: string | undefined): RedisState {
  if (policy === 'noeviction') return { usable: true };
  if (policy === undefined) {
    const warning = 'Redis does not let this program read its settings; make sure that maxmemory-policy is noeviction.';
    return { usable: true, warning };
  }
  throw new StartupProblem(
    'redis.evicting',
    `The Redis at REDIS_URL drops entries when its memory is full (maxmemory-policy is ${policy}).`,
    'Set `maxmemory-policy noeviction` in it, or leave REDIS_URL out to deliver without Redis.',
  );
}

function away(url: string, reason: string): string {
  return `Redis at ${new URL(url).host} does not answer (${reason}); notices are delivered by this process instead.`;
}
