import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { StartupProblem } from './startup-problem.js';

export interface RedisState {
  /** When not, deliveries run in this process. */
  readonly usable: boolean;
  readonly warning?: string;
}

/** The only policy that loses nothing. */
export const KEEPS_ALL = 'noeviction';

/** For all questions together: one that takes the connection may still not answer. */
const WITHIN = 3_000;

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
    return judge(await Promise.race([policyOf(redis), silence()]));
  } catch (error) {
    if (error instanceof StartupProblem) throw error;
    return { usable: false, warning: away(url, reason || (error as Error).message) };
  } finally {
    redis.disconnect();
  }
}

async function policyOf(redis: Redis): Promise<string | undefined> {
  await redis.connect();
  return evictionPolicy(redis);
}

async function silence(): Promise<never> {
  await pause(WITHIN, undefined, { ref: false });
  throw new Error(`no answer within ${WITHIN / 1_000} s`);
}

/** Undefined where CONFIG is forbidden. */
export async function evictionPolicy(redis: Redis): Promise<string | undefined> {
  const answer = await redis.config('GET', 'maxmemory-policy').catch(() => undefined);
  return Array.isArray(answer) ? String(answer[1]) : undefined;
}

function judge(policy: string | undefined): RedisState {
  if (policy === KEEPS_ALL) return { usable: true };
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
