/** Waiting: pauses that a signal ends, and asking again until a server is back. */
/** Pauses between two questions: the first, and the longest; each is twice the one before. Milliseconds. */
export interface Pauses {
    readonly least: number;
    readonly most: number;
}
/** Wait; a signal that fires ends it with the signal's reason. */
export declare function pause(milliseconds: number, signal?: AbortSignal | undefined): Promise<void>;
/** The n-th pause, a little shorter or longer by chance: many clients must not come back at once. */
export declare function nth(count: number, pauses: Pauses): number;
/** Ask until an answer comes, through restarts and overloads; what waiting cannot cure is thrown. */
export declare function persevere<T>(ask: () => Promise<T>, options: {
    pauses: Pauses;
    signal?: AbortSignal | undefined;
}): Promise<T>;
