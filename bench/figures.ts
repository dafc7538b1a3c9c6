/** How figures are brought together: medians over rounds, and the share of answers that were faster. */

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/** Milliseconds with two decimals, other figures whole. */
export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits));

export interface Latencies {
  p50_ms: number;
  p99_ms: number;
  p999_ms: number;
}

export const latenciesOf = (milliseconds: readonly number[]): Latencies => ({
  p50_ms: rounded(percentile(milliseconds, 0.5), 2),
  p99_ms: rounded(percentile(milliseconds, 0.99), 2),
  p999_ms: rounded(percentile(milliseconds, 0.999), 2),
});

/** A table for people: the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return rows.map(line).join('\n');
}

/** A bar that is met, or by how much it is not. */
export function bar(what: string, value: number, { least, most }: { least?: number; most?: number }): string {
  const goal = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  const met = least === undefined ? value <= most! : value >= least;
  const short = least === undefined ? value / most! - 1 : 1 - value / least;
  return `${met ? 'PASS' : 'SHORT'}  ${what}: ${rounded(value, 3)} (${goal}${met ? '' : `, short by ${rounded(short * 100, 1)} %`})`;
}
