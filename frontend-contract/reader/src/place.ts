/** Place: the element screens are drawn in, and where the entry page says the API and the admin are. */

export interface Place {
  readonly root: HTMLElement;
  /** Where voices hear that the screen has changed. */
  readonly said: HTMLElement;
  /** Where the API lives; the reader's own server unless the page says otherwise. */
  readonly api: string;
  /** Origins that may show previews in a frame: an exact list. */
  readonly editors: readonly string[];
  /** Whether the server drew the screen already. */
  readonly isDrawn: boolean;
}

/** What the entry page offers; nothing when it is not the reader's. */
export function placeOf(page: Document): Place | null {
  const [root, said] = [page.getElementById('reader'), page.getElementById('said')];
  if (!root || !said) return null;
  const { api = '', editors = '' } = root.dataset;
  const named = editors.split(/\s+/).filter(Boolean);
  return { root, said, api: api || location.origin, editors: [location.origin, ...named], isDrawn: root.childElementCount > 0 && !('waiting' in root.dataset) };
}
