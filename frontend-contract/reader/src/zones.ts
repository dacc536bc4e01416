/** Zones: the seam for front pages that editors compose. Documents of this contract may have none. */

import type { Card, HomeDocument, SectionDocument } from 'chapo-client';

export interface Zone {
  readonly title: string;
  readonly layout: string;
  readonly cards: readonly Card[];
}

/** A zone as documents carry it; an item is a card, or has one beside what the editor says of it. */
interface Sent {
  readonly title: string;
  readonly layout: string;
  readonly items: readonly (Card | { readonly card: Card } | null)[];
}

/** The zones of a page that hold something, or none. */
export function zonesOf(page: (HomeDocument | SectionDocument) & { readonly zones?: readonly Sent[] }): readonly Zone[] {
  const zones = (page.zones ?? []).map(({ title, layout, items }) => ({ title, layout, cards: items.flatMap((item) => (item ? ['card' in item ? item.card : item] : [])) }));
  return zones.filter((zone) => zone.cards.length > 0);
}
