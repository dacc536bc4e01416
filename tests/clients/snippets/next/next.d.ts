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
}
