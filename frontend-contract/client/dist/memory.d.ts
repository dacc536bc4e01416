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
export declare class Memory {
    private readonly limits;
    private readonly kept;
    private characters;
    constructor(limits: MemoryLimits);
    get size(): number;
    /** The answer kept for this address, which becomes the one used last. */
    get(url: string): Kept | undefined;
    keep(url: string, answer: Kept): void;
    forget(url: string): void;
    clear(): void;
}
