// What the snippets use of Next 16, as its own types say; the package weighs 150 MB.
declare module 'next/cache' {
  export function cacheTag(...tags: string[]): void;
  export function cacheLife(profile: 'default' | 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'max'): void;
  export function revalidateTag(tag: string, profile: string | { expire?: number }): undefined;
}

declare module 'next/navigation' {
  export function notFound(): never;
  export function redirect(url: string): never;
  export function permanentRedirect(url: string): never;
  export function useRouter(): { refresh(): void };
}

declare module 'next/headers' {
  interface CookieOptions {
    httpOnly?: boolean;
    secure?: boolean;
    sameSite?: 'lax' | 'strict' | 'none';
    partitioned?: boolean;
    expires?: Date;
  }
  export function cookies(): Promise<{
    get(name: string): { name: string; value: string } | undefined;
    set(name: string, value: string, options?: CookieOptions): unknown;
    delete(name: string): unknown;
  }>;
  export function draftMode(): Promise<{ readonly isEnabled: boolean; enable(): void; disable(): void }>;
}
