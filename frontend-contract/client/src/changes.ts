/** Changes: the feed followed from a bookmark, through restarts on either side, each change once. */

import type { Change, ChangeList } from './api.js';
import { Problem } from './problem.js';
import type { Transport } from './transport.js';
import { nth, pause, persevere, type Pauses } from './waiting.js';

/**
 * How far a follower has come: keep it as it is. It is a cursor of the API, and behind `~` the position of the last change
 * that was handled, so that a follower stopped in the middle of an answer neither misses nor repeats one.
 */
export type Bookmark = string;

export type ChangeEvent =
  | { readonly kind: 'change'; readonly change: Change; readonly bookmark: Bookmark }
  /** Copy everything again, then go on: what follows starts where the log stood before this event. */
  | { readonly kind: 'resync'; readonly reason: 'start' | 'expired' | 'gap'; readonly bookmark: Bookmark };

export interface Following {
  /** The bookmark kept last; without one the first event is a `resync`. */
  readonly after?: Bookmark | null | undefined;
  /** Called with a bookmark once its event was handled, that is when the next one is asked for. */
  readonly persist?: ((bookmark: Bookmark) => void | Promise<void>) | undefined;
  /** False ends where the log ends now; true, unless said, waits for more. */
  readonly wait?: boolean | undefined;
  /** How many changes are asked for at a time: 1,000 at most, 500 unless said. */
  readonly limit?: number | undefined;
  /** Pauses between two looks while nothing happens, and while the server is away. */
  readonly pauses?: Pauses | undefined;
  readonly signal?: AbortSignal | undefined;
}

const PAUSES: Pauses = { least: 1_000, most: 15_000 };
const LIMIT = 500;
const RESYNC = Symbol('resync');

interface Place {
  readonly cursor: string;
  readonly position: number | null;
}

/** Every change after the bookmark, oldest first; a `resync` where the log no longer reaches back to it. */
export async function* changes(transport: Transport, following: Following = {}): AsyncGenerator<ChangeEvent, void, undefined> {
  const feed = new Feed(transport, following);
  let place = following.after ? read(following.after) : null;
  let reason: 'start' | 'expired' | 'gap' = 'start';
  let quiet = 0;
  for (;;) {
    if (place === null) {
      place = { cursor: await feed.head(), position: null };
      yield* handled({ kind: 'resync', reason, bookmark: write(place) }, following);
    }
    const slice = await feed.after(place.cursor);
    if (slice === RESYNC) {
      [place, reason] = [null, 'expired'];
      continue;
    }
    const fresh = unseen(slice.items, place.position);
    if (fresh === RESYNC) {
      [place, reason] = [null, 'gap'];
      continue;
    }
    for (const [index, change] of fresh.entries()) {
      const cursor: string = index === fresh.length - 1 ? slice.meta.next : place.cursor;
      yield* handled({ kind: 'change', change, bookmark: write({ cursor, position: change.position }) }, following);
    }
    place = { cursor: slice.meta.next, position: fresh.at(-1)?.position ?? place.position };
    quiet = fresh.length > 0 ? 0 : quiet + 1;
    if (slice.meta.more) continue;
    if (following.wait === false) return;
    await pause(nth(quiet, following.pauses ?? PAUSES), following.signal);
  }
}

/** Where the log stands now: to follow from here without a copy. */
export function head(transport: Transport, following: Following = {}): Promise<Bookmark> {
  return new Feed(transport, following).head();
}

/** Hand over an event; whoever comes back for the next one has handled it. */
async function* handled(event: ChangeEvent, following: Following): AsyncGenerator<ChangeEvent, void, undefined> {
  yield event;
  await following.persist?.(event.bookmark);
}

class Feed {
  constructor(
    private readonly transport: Transport,
    private readonly following: Following,
  ) {}

  async head(): Promise<string> {
    return (await this.patiently({ limit: 0 })).meta.next;
  }

  async after(cursor: string): Promise<ChangeList | typeof RESYNC> {
    try {
      return await this.patiently({ after: cursor, limit: this.following.limit ?? LIMIT });
    } catch (error) {
      if (error instanceof Problem && error.is('/problems/cursor-expired')) return RESYNC;
      throw error;
    }
  }

  private patiently(values: { after?: string; limit: number }): Promise<ChangeList> {
    const { signal } = this.following;
    const ask = (): Promise<ChangeList> => this.transport.get<ChangeList>('changes/', values, { signal });
    return persevere(ask, { pauses: this.following.pauses ?? PAUSES, signal });
  }
}

/** The changes behind a position. Positions have no gap: where there is one, changes are missing. */
function unseen(items: readonly Change[], position: number | null): readonly Change[] | typeof RESYNC {
  const fresh = position === null ? items : items.filter((change) => change.position > position);
  let expected = position === null ? fresh[0]?.position : position + 1;
  for (const change of fresh) {
    if (change.position !== expected) return RESYNC;
    expected += 1;
  }
  return fresh;
}

function read(bookmark: Bookmark): Place {
  const [cursor = '', position] = bookmark.split('~');
  return { cursor, position: position === undefined ? null : Number(position) };
}

function write(place: Place): Bookmark {
  return place.position === null ? place.cursor : `${place.cursor}~${String(place.position)}`;
}
