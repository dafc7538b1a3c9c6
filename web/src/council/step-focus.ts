import { useEffect, useRef, type RefObject } from 'react';

/** Takes a reader who goes by keyboard or ear to the heading of the step that has come: put the ref around the steps. */
export function useStepFocus(step: string): RefObject<HTMLDivElement | null> {
  const around = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const heading = around.current?.querySelector<HTMLElement>('h2, h3');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [step]);
  return around;
}
