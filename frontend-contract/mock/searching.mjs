// Searching: words in the recorded pages, without accents or capitals. No stems, no rank: the API has those.
import { known } from './examples.mjs';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text) => (text.match(WORD) ?? []).map(folded);

/** The words a query looks for, and those it leaves out. */
const asked = (query) => {
  const without = query.match(/(?<!\S)-\S+/g) ?? [];
  return { wanted: wordsOf(without.reduce((rest, word) => rest.replace(word, ''), query)), unwanted: wordsOf(without.join(' ')) };
};

const textOf = (card) => {
  const { body = [] } = known.documents.get(card.id) ?? {};
  return [card.title, card.kicker ?? '', card.standfirst ?? '', JSON.stringify(body).replace(/<[^>]*>|\\./g, ' ')].join(' ');
};

/** The cards whose pages hold every word of a query; all of them without one. */
export const found = (query, cards) => {
  if (query === undefined) return cards;
  const { wanted, unwanted } = asked(query);
  if (wanted.length === 0) return [];
  return cards.filter((card) => {
    const words = new Set(wordsOf(textOf(card)));
    return wanted.every((word) => words.has(word)) && !unwanted.some((word) => words.has(word));
  });
};

/** Where words stand in a text, in code points. */
const ranges = (text, words) =>
  [...text.matchAll(WORD)]
    .filter(([word]) => words.includes(folded(word)))
    .map(({ 0: word, index }) => {
      const start = [...text.slice(0, index)].length;
      return { start, end: start + [...word].length };
    });

/** A result: the card, and where it shows what was looked for. */
export const hit = (card, query) => {
  const { wanted } = asked(query);
  const at = (name) => ranges(card[name] ?? '', wanted);
  return { card, highlights: { title: at('title'), kicker: at('kicker'), standfirst: at('standfirst') }, excerpt: null };
};

/** What results share, the commonest first. */
export const facetsOf = (cards) => {
  const documents = cards.map((card) => known.documents.get(card.id) ?? card);
  const counted = (read) => {
    const counts = new Map();
    for (const { value, label = '' } of documents.flatMap(read)) {
      const key = String(value);
      counts.set(key, { value: key, label, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count);
  };
  const one = (value, label) => (value === undefined || value === null ? [] : [{ value, label }]);
  return {
    section: counted(({ section }) => one(section?.id, section?.title)),
    topic: counted(({ topics = [] }) => topics.map(({ id, name }) => ({ value: id, label: name }))),
    author: counted(({ authors = [] }) => authors.map(({ id, name }) => ({ value: id, label: name }))),
    genre: counted(({ genre }) => one(genre?.code)),
    year: counted(({ published_at }) => one(published_at?.slice(0, 4))),
    type: counted(({ meta }) => one(meta.type)),
    locale: counted(({ meta }) => one(meta.locale)),
    access: counted(({ access }) => one(access)),
  };
};

/** Names of which a word begins so: of sections, topics and authors, then titles. */
export const completions = (typed, locale) => {
  const begun = folded(typed.trim());
  const { authors, topics } = known.catalogues;
  const ours = known.cards.filter((card) => card.meta.locale === locale);
  const named = (items, kind) => items.filter((item) => (item.meta.locale ?? locale) === locale).map(({ id, name }) => ({ kind, id, name }));
  const titled = (cards) => cards.map(({ id, type, title }) => ({ kind: type, id, name: title }));
  const all = [
    ...titled(ours.filter(({ type }) => type === 'section')),
    ...named(topics, 'topic'),
    ...named(authors, 'author'),
    ...titled(ours.filter(({ type }) => type !== 'section')),
  ];
  return all.filter(({ name }) => wordsOf(name).some((word, place, words) => words.slice(place).join(' ').startsWith(begun)));
};
