import { isPassing, isProblem } from '../api/problem.ts';
import { keep, keptAt, keyOf, letGo, type Kept, type Place } from '../parts/kept.ts';
import { rightNow } from '../words/now.ts';

/** What the server has of a piece, with the version that a save must name; 0 where it has none. */
export interface OnServer<Content> {
  content: Content;
  version: number;
}

/** How one piece is saved. */
export interface Saving<Content> {
  place: Place;
  same: (one: Content, other: Content) => boolean;
  /** Whether the server would take it; what is half typed stays on the device meanwhile. */
  isSound: (content: Content) => boolean;
  /** Gives the new version. `leaving`: the page is about to go. */
  send: (content: Content, version: number, key: string, leaving: boolean) => Promise<number>;
  /** What somebody else saved. */
  theirs: () => Promise<OnServer<Content>>;
  /** Whether its writer still sits here: nobody's words are saved in another's name. */
  isMine: () => boolean;
  onSaved: (saved: OnServer<Content>) => void;
}

export interface Saved<Content> {
  content: Content;
  /**
   * `typed`: on the device, soon to be sent; `held`: on the device until the line is back; `changed`: somebody else saved
   * meanwhile, and the writer chooses; `refused`: the server says why not.
   */
  standing: 'saved' | 'typed' | 'saving' | 'held' | 'changed' | 'refused';
  savedAt: Date | null;
  error: Error | null;
  /** It comes from the device, from before this page was opened. */
  restored: boolean;
  theirs: OnServer<Content> | null;
}

/** Clients send one save in ten seconds at most, but for when a field is left. */
const SOON = 10_000;
const AGAIN = 4_000;

/** One piece that is being written: kept on the device with every keystroke, and saved by and by. Nothing typed is ever lost. */
export class Autosave<Content> {
  private state: Saved<Content>;
  private base: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempt: { content: Content; version: number; key: string } | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly saving: Saving<Content>,
    held: OnServer<Content>,
  ) {
    this.base = held.version;
    this.state = {
      content: held.content,
      standing: 'saved',
      savedAt: null,
      error: null,
      restored: false,
      theirs: null,
    };
    const kept = keptAt<Content>(saving.place);
    if (kept) this.restore(kept, held);
  }

  readonly now = (): Saved<Content> => this.state;

  readonly listen = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => void this.listeners.delete(changed);
  };

  type(content: Content): void {
    this.keep(content);
    if (this.state.standing === 'changed') return this.show({ content });
    this.show({ content, restored: false, ...(this.state.standing !== 'saving' && TYPED) });
    this.later(SOON);
  }

  /** Sent at once: a field is left, the page goes, the line is back. */
  flush(leaving = false): void {
    if (['typed', 'held', 'refused'].includes(this.state.standing)) void this.send(leaving);
  }

  /** The server's present version; it is shown where nothing of one's own waits. */
  see(held: OnServer<Content>): void {
    if (this.state.standing !== 'saved' || held.version <= this.base) return;
    this.base = held.version;
    this.show({ content: held.content });
  }

  /** The choice between two texts, or what was made of both. */
  settle(content: Content): void {
    this.base = this.state.theirs?.version ?? this.base;
    this.keep(content);
    this.show({ content, theirs: null, standing: 'typed' });
    this.flush();
  }

  private restore(kept: Kept<Content>, held: OnServer<Content>): void {
    const { same, place } = this.saving;
    if (same(kept.content, held.content)) return letGo(place);
    const mine = kept.base === held.version || (kept.sent !== undefined && same(kept.sent, held.content));
    const { content } = kept;
    this.state = { ...this.state, content, restored: true, ...(mine ? TYPED : { standing: 'changed', theirs: held }) };
    if (mine) this.later(0);
  }

  private async send(leaving = false): Promise<void> {
    clearTimeout(this.timer);
    const { content } = this.state;
    if (!this.saving.isMine() || !this.saving.isSound(content)) return;
    const { key } = this.attemptOf(content);
    keep(this.saving.place, { content, base: this.base, sent: content });
    this.show({ standing: 'saving', error: null });
    try {
      this.arrived(content, await this.saving.send(content, this.base, key, leaving));
    } catch (error) {
      await this.failed(error as Error);
    }
  }

  private attemptOf(content: Content) {
    const { attempt, base: version } = this;
    if (attempt && attempt.version === version && this.saving.same(attempt.content, content)) return attempt;
    return (this.attempt = { content, version, key: crypto.randomUUID() });
  }

  private arrived(content: Content, version: number): void {
    this.base = version;
    const isAll = this.saving.same(content, this.state.content);
    if (isAll) letGo(this.saving.place);
    else this.keep(this.state.content);
    this.show({ standing: isAll ? 'saved' : 'typed', savedAt: rightNow() });
    this.saving.onSaved({ content, version });
    if (!isAll) this.later(SOON);
  }

  private async failed(error: Error): Promise<void> {
    const theirs = isProblem(error, 'section.changed') ? await this.saving.theirs().catch(() => null) : null;
    if (theirs) return this.compare(theirs);
    const passing = isPassing(error) || isProblem(error, 'section.changed');
    this.show({ standing: passing ? 'held' : 'refused', error: passing ? null : error });
    if (passing) this.later(AGAIN);
  }

  private compare(theirs: OnServer<Content>): void {
    if (!this.saving.same(theirs.content, this.state.content)) return this.show({ standing: 'changed', theirs });
    this.arrived(theirs.content, theirs.version);
  }

  private keep(content: Content): void {
    const sent = this.attempt?.version === this.base ? this.attempt.content : undefined;
    keep(this.saving.place, { content, base: this.base, ...(sent !== undefined && { sent }) });
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private show(part: Partial<Saved<Content>>): void {
    this.state = { ...this.state, ...part };
    for (const changed of this.listeners) changed();
  }
}

const TYPED = { standing: 'typed' } as const;

const open = new Map<string, Autosave<never>>();

/** The one that saves this piece: who leaves a page before the line is back finds the same one waiting. */
export function autosaveAt<Content>(saving: Saving<Content>, held: OnServer<Content>): Autosave<Content> {
  const key = keyOf(saving.place);
  const known = open.get(key) as Autosave<Content> | undefined;
  if (known && known.now().standing !== 'saved') return known;
  const made = new Autosave(saving, held);
  open.set(key, made as unknown as Autosave<never>);
  return made;
}
