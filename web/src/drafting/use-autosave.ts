import { useEffect, useState, useSyncExternalStore } from 'react';
import { Autosave, autosaveAt, type OnServer, type Saved, type Saving } from './autosave.ts';

/** Writes one piece on this page; whatever makes the page go away saves it first. */
export function useAutosave<Content>(
  saving: Saving<Content>,
  held: OnServer<Content>,
): [Saved<Content>, Autosave<Content>] {
  const [autosave] = useState(() => autosaveAt(saving, held));
  // With every drawing: it looks at the version only.
  useEffect(() => autosave.see(held));
  useEffect(() => {
    const back = () => autosave.flush();
    const leave = () => autosave.flush(true);
    const hide = () => document.visibilityState === 'hidden' && leave();
    addEventListener('online', back);
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hide);
    // What was refused when one left may be taken now: one has signed in again.
    back();
    return () => {
      removeEventListener('online', back);
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hide);
      autosave.flush();
    };
  }, [autosave]);
  return [useSyncExternalStore(autosave.listen, autosave.now), autosave];
}
