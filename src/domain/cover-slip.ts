import { must, text } from './form.js';

/** Letters and digits that cannot be misread on paper: no 0/O, 1/I/L, 5/S, 8/B, U/V, 2/Z. */
export const CLEAR_LETTERS = '34679ACDEFGHJKMNPQRTWXY';

const [LENGTH, GROUP] = [10, 5];
/** So many digits of a SHA-256 are more than the letters of a code can tell apart. */
const TAKEN = 16;

/** A code of ten letters that follows from the SHA-256 of a file, so that whoever has the file can work it out: "4ADEF-GHJ67". */
export function shortCode(sha256: string): string {
  let rest = BigInt(`0x${sha256.slice(0, TAKEN)}`);
  const base = BigInt(CLEAR_LETTERS.length);
  const letters = Array.from({ length: LENGTH }, () => {
    const letter = CLEAR_LETTERS[Number(rest % base)]!;
    rest /= base;
    return letter;
  });
  return grouped(letters.join(''), GROUP, '-');
}

/** A code as somebody types it from paper, in the form in which it is kept; undefined where it is none. */
export function codeTyped(typed: string): string | undefined {
  const letters = typed.toUpperCase().replaceAll(/[\s.-]/g, '');
  const known = letters.length === LENGTH && [...letters].every((letter) => CLEAR_LETTERS.includes(letter));
  return known ? grouped(letters, GROUP, '-') : undefined;
}

/** In groups, as people read long numbers to each other. */
export const grouped = (letters: string, size: number, between: string): string =>
  letters.match(new RegExp(`.{1,${size}}`, 'g'))!.join(between);

/** What stands on a slip that goes with a paper: it is no official paper itself, and has neither number nor signature. */
export const COVER_SLIP = {
  office: must(text('Cơ quan', 'UBND xã Mẫu')),
  title: must(text('Văn bản', 'Tờ trình đề nghị khen thưởng')),
  about: must(text('Về', 'Chủ tịch Ủy ban nhân dân huyện Mẫu 05-TTr-UBND')),
  written: must(text('Lúc', '14:05 ngày 02/12/2025')),
  code: must(text('Mã ngắn', '4ADEF-GHJ67')),
  digest: must(text('Mã SHA-256', 'e3b0c442 98fc1c14 9afbf4c8 996fb924 27ae41e4 649b934c a495991b 7852b855')),
  where: must(text('Nơi đối chiếu', 'https://vinhdanh.example/kiem-ma')),
};
