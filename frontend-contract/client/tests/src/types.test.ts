/** What must not compile: this file does only because each of its faults is announced. */

import type { Block, Client, Page, Problem, Resolved } from 'chapo-client';

export const narrow = (page: Page): number =>
  // @ts-expect-error only an article has a body
  page.body.length;

export const exhaustive = (block: Block): string => {
  switch (block.type) {
    case 'heading':
      return block.value.text;
    default:
      // @ts-expect-error eighteen blocks are left
      return block satisfies never;
  }
};

export const wrong = async (chapo: Client, found: Resolved, problem: Problem): Promise<void> => {
  // @ts-expect-error there is no such parameter
  await chapo.pages({ lokale: 'fr' });
  // @ts-expect-error nor such an order
  await chapo.pages({ order: 'random' });
  // @ts-expect-error a card has no body
  (await chapo.pages()).items[0]?.body;
  // @ts-expect-error an item may be missing
  (await chapo.pages()).items[0].title;
  // @ts-expect-error a redirect has no document
  if (found.kind === 'redirect') found.document;
  // @ts-expect-error there is no such problem
  problem.is('/problems/of-mine');
};

export const right = async (chapo: Client): Promise<void> => {
  await chapo.pages({ section: undefined, type: ['article'], order: '-published_at', published_after: '2026-03-01' });
  (await chapo.pages({ fields: '*' })).items[0]?.breadcrumb.length;
};
