/** Memory: answers kept with their ETag, so that what has not changed is not sent again. */

/** An answer as it came. */
export interface Kept {
  readonly etag: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly language: string | null;
}

/** How much is kept: the answers used longest ago go first. */
export interface MemoryLimits {
  readonly answers: number;
  /** Characters of all bodies together. */
  readonly characters: number;
}

export class Memory {
  private readonly kept = new Map<string, Kept>();
  private characters = 0;

  constructor(private readonly limits: MemoryLimits) {}

  get size(): number {
    return this.kept.size;
  }

  /** The answer kept for this address, which becomes the one used last. */
  get(url: string): Kept | undefined {
    const found = this.kept.get(url);
    if (found) {
      this.kept.delete(url);
      this.kept.set(url, found);
    }
    return found;
  }

  keep(url: string, answer: Kept): void {
    this.forget(url);
    if (answer.text.length > this.limits.characters) return;
    this.kept.set(url, answer);
    this.characters += answer.text.length;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.limits.answers && this.characters <= this.limits.characters) return;
      this.forget(oldest);
    }
  }

  forget(url: string): void {
    const found = this.kept.get(url);
    if (!found) return;
    this.kept.delete(url);
    this.characters -= found.text.length;
  }

  clear(): void {
    this.kept.clear();
    this.characters = 0;
  }
}
