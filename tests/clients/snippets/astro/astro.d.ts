// What the snippets use of Astro 5 and later, which refuse Node 20 in their newest lines.
declare module 'astro' {
  export interface AstroGlobal<Props, Self, Params> {
    props: Props;
    params: Params;
    self: Self;
  }
}

declare module 'astro/jsx-runtime' {
  export import JSX = astroHTML.JSX;
}

declare namespace astroHTML.JSX {
  type Attribute = string | number | boolean | null | undefined;
  interface IntrinsicElements {
    [element: string]: { [attribute: string]: Attribute | object };
  }
}

declare function Fragment(props: { 'set:html'?: string; children?: unknown }): unknown;

interface ImportMeta {
  env: Record<string, string | undefined>;
}
