// What the snippets use of Nuxt 4, whose functions need no import; its newest line refuses Node 20.
declare function useRoute(): { path: string };
declare function useFetch<T>(url: string, options: { query: Record<string, string> }): Promise<{ data: import('vue').Ref<T | undefined> }>;
declare function navigateTo(to: string, options: { redirectCode: number }): Promise<void>;
declare function createError(said: { statusCode: number; fatal?: boolean }): Error;
declare function useHead(head: { title: string; htmlAttrs: { lang: string } }): void;
declare function defineEventHandler<T>(handler: (event: object) => Promise<T>): unknown;
declare function getQuery(event: object): Record<string, unknown>;
declare function readBody(event: object): Promise<unknown>;
declare function setHeader(event: object, name: string, value: string): void;
declare function getCookie(event: object, name: string): string | undefined;
declare function setCookie(
  event: object,
  name: string,
  value: string,
  options: { httpOnly: boolean; secure: boolean; sameSite: 'lax' | 'strict' | 'none'; partitioned: boolean; expires: Date },
): void;
declare function defineNuxtPlugin(plugin: () => void): unknown;
declare function useRuntimeConfig(): { public: Record<string, unknown> };
declare function refreshNuxtData(): Promise<void>;
declare function $fetch(url: string, options: { method: string; body: string; headers: Record<string, string> }): Promise<unknown>;
