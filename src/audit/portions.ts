import type { StoredStream } from './stream.reader.js';

/** Lines held in memory at once, but for a stream that is longer by itself. */
const LINES_AT_ONCE = 4000;

/** Streams in portions of so many lines; a version that was tampered with counts as one line at most a portion. */
export function* portions(streams: readonly StoredStream[]): Generator<StoredStream[]> {
  let portion: StoredStream[] = [];
  let lines = 0;
  for (const stream of streams) {
    const more = Math.min(Math.max(stream.version, 1), LINES_AT_ONCE);
    if (lines + more > LINES_AT_ONCE && portion.length > 0) {
      yield portion;
      [portion, lines] = [[], 0];
    }
    portion.push(stream);
    lines += more;
  }
  if (portion.length > 0) yield portion;
}
