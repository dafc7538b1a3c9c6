import { useEffect, type RefObject } from 'react';

/** From one row of a list to the next by j and k; x chooses it, and Enter opens it, since its link has the focus. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      if (event.key === 'j' || event.key === 'k') step(list.current, event.key === 'j' ? 1 : -1);
      if (event.key === 'x') rowOf(document.activeElement)?.querySelector<HTMLInputElement>('input')?.click();
    };
    globalThis.addEventListener('keydown', onKey);
    return () => globalThis.removeEventListener('keydown', onKey);
  }, [list]);
}

const rowOf = (element: Element | null) => element?.closest('tr, li');

/** In a field a letter is a letter, and before an open question there are no rows. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
  return isText || target.closest('textarea, select, [contenteditable], [role="dialog"]') !== null;
}

function step(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('tbody th a, li > a') ?? [])];
  const here = rowOf(document.activeElement);
  const at = links.findIndex((link) => rowOf(link) === here);
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}
