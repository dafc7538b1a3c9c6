/** By the number that a camera writes for how it was held: how far the picture is turned to stand upright, clockwise. */
const TURNS: Record<number, number> = { 3: 180, 6: 90, 8: 270 };
const [EXIF, ORIENTATION, SCAN] = [0xe1, 0x0112, 0xda];

/** How far a photograph is to be turned; 0 where it does not say. */
export function turnIn(jpeg: Buffer): number {
  try {
    for (let at = 2; jpeg[at] === 0xff && jpeg[at + 1] !== SCAN; at += 2 + jpeg.readUInt16BE(at + 2)) {
      const isExif = jpeg[at + 1] === EXIF && jpeg.toString('latin1', at + 4, at + 10) === 'Exif\0\0';
      if (isExif) return TURNS[orientationIn(jpeg.subarray(at + 10))] ?? 0;
    }
  } catch {
    // It ends before it has said so.
  }
  return 0;
}

function orientationIn(exif: Buffer): number {
  const little = exif.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const first = little ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  for (let index = 0; index < short(first); index += 1) {
    const entry = first + 2 + 12 * index;
    if (short(entry) === ORIENTATION) return short(entry + 8);
  }
  return 0;
}
