// What the snippets use of Nuxt 4, whose functions need no import; its newest line refuses Node 20.
declare function useRoute(): { path: string };
declare function useFetch<T>(url: string, options: { query: Record<string, string> }): Promise<{ data: import('vue').Ref<T | undefined> }>;
declare function navigateTo(to: string, options: { redirectCode: number }): Promise<void>;
declare function createError(said: { statusCode: number; fatal: boolean }): Error;
declare function useHead(head: { title: string; htmlAttrs: { lang: string } }): void;
declare function defineEventHandler<T>(handler: (event: object) => Promise<T>): unknown;
declare function getQuery(event: object): Record<string, unknown>;
