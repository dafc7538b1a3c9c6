/** Days as a calendar on the wall knows them ("2025-12-15"), and the instants at which they end in a time zone. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export const isDay = (text: string): boolean =>
  /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(midnight(text)) && isoDay(midnight(text)) === text;

export const addDays = (day: string, count: number): string => isoDay(midnight(day) + count * DAY);

/** 0 for Sunday … 6 for Saturday. */
export const weekday = (day: string): number => new Date(midnight(day)).getUTCDay();

/** The day that a calendar on the wall shows in the zone at an instant. */
export const dayOf = (instant: Date, zone: string): string =>
  isoDay(instant.getTime() + offsetAt(instant.getTime(), zone));

/**
 * The instant at which a day is over in the zone, which is when the next one begins: a deadline "on 15/12" ends here.
 * Where a clock change brings the day back after midnight, its second end; where it skips midnight, the change itself.
 */
export function endOfDay(day: string, zone: string): Date {
  const wall = midnight(day) + DAY;
  const [before, after] = [offsetAt(wall - 16 * HOUR, zone), offsetAt(wall + 16 * HOUR, zone)];
  const shown = (instant: number) => instant + offsetAt(instant, zone);
  const ends = [wall - before, wall - after].filter((end) => shown(end) === wall && shown(end - 1) < wall);
  return new Date(ends.length > 0 ? Math.max(...ends) : clockChange(wall, before, zone));
}

/** The first instant around a skipped midnight at which the old offset no longer holds. */
function clockChange(wall: number, before: number, zone: string): number {
  let [early, late] = [wall - 16 * HOUR, wall + 16 * HOUR];
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (offsetAt(middle, zone) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const [, month, day, year, hour, minute, second] = SHOWN.exec(formatOf(zone).format(instant))!.map(Number);
  return Date.UTC(year!, month! - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/** As `FIELDS` are written in English; their parts one by one take three times as long. */
const SHOWN = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...FIELDS, timeZone: zone });
  formats.set(zone, known);
  return known;
}

const FIELDS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
} as const;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const isoDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
