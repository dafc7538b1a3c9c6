import styles from './bar.module.css';

/** Lengths out of one whole, on one line; the outlined one lies behind. For the eye only: the numbers stand beside it. */
export function Bar({ whole, solid, outline }: { whole: number; solid: number; outline?: number }) {
  const wide = (value: number) => (whole > 0 ? (value / whole) * 100 : 0);
  return (
    <svg className={styles['bar']} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles['ground']} width={100} height={10} />
      {outline !== undefined && <rect className={styles['outline']} y={0.5} width={wide(outline)} height={9} />}
      <rect className={styles['solid']} width={wide(solid)} height={10} />
    </svg>
  );
}

/** Parts of one whole, one after the other, darker the further they are; told apart without colour, too. */
export function Parts({ whole, parts }: { whole: number; parts: readonly number[] }) {
  const wide = (value: number) => (whole > 0 ? (value / whole) * 100 : 0);
  const before = (index: number) => parts.slice(0, index).reduce((sum, part) => sum + part, 0);
  return (
    <svg className={styles['bar']} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles['ground']} width={100} height={10} />
      {parts.map(
        (part, index) =>
          part > 0 && (
            <rect
              key={index}
              className={styles['part']}
              data-part={index}
              x={wide(before(index))}
              width={wide(part)}
              height={10}
            />
          ),
      )}
    </svg>
  );
}

/** The small square that says which part is which. */
export function PartKey({ part }: { part: number }) {
  return (
    <svg className={styles['key']} viewBox="0 0 10 10" aria-hidden="true">
      <rect className={styles['part']} data-part={part} width={10} height={10} />
    </svg>
  );
}
