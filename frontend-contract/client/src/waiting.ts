/** Waiting: pauses that a signal ends, and asking again until a server is back. */

import { isPassing, Problem } from './problem.js';

/** Pauses between two questions: the first, and the longest; each is twice the one before. Milliseconds. */
export interface Pauses {
  readonly least: number;
  readonly most: number;
}

/** Wait; a signal that fires ends it with the signal's reason. */
export function pause(milliseconds: number, signal?: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const ended = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', ended);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', ended, { once: true });
  });
}

/** The n-th pause, a little shorter or longer by chance: many clients must not come back at once. */
export function nth(count: number, pauses: Pauses): number {
  const longest = Math.min(pauses.most, pauses.least * 2 ** Math.min(count, 30));
  return longest * (0.8 + Math.random() * 0.2);
}

/** Ask until an answer comes, through restarts and overloads; what waiting cannot cure is thrown. */
export async function persevere<T>(ask: () => Promise<T>, options: { pauses: Pauses; signal?: AbortSignal | undefined }): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await ask();
    } catch (error) {
      if (options.signal?.aborted || !isPassing(error)) throw error;
      const asked = error instanceof Problem ? (error.retryAfter ?? 0) * 1000 : 0;
      await pause(Math.max(asked, nth(failures, options.pauses)), options.signal);
    }
  }
}
