import { correction, generate } from 'lean-qr';

/** An address as a square that a phone's camera reads: one path, black on white in every look. */
export default function SquareCode({ text, label, className }: { text: string; label: string; className?: string }) {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  const cells = Array.from({ length: code.size }, (_, y) => y).flatMap((y) =>
    Array.from({ length: code.size }, (__, x) => (code.get(x, y) ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={cells.join('')} fill="#000" />
    </svg>
  );
}

/** The white around it, without which a camera does not find it. */
const QUIET = 4;
