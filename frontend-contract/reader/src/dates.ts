/** Dates: on the newsroom's clock, in the order and with the spaces each language wants. */

import type { Language } from './words.js';

type Twelve = readonly [string, string, string, string, string, string, string, string, string, string, string, string];

export const MONTHS: Readonly<Record<Language, Twelve>> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
};

/** Where the newsroom is, whoever reads. */
const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris', year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
});

/** `2026-03-01T12:00:00Z` → « 1er mars 2026 à 13 h ». */
export function moment(utc: string, language: Language): string {
  const parts = new Map(CLOCK.formatToParts(new Date(utc)).map(({ type, value }) => [type, value]));
  const said = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  const month = MONTHS[language][Number(said('month')) - 1] ?? '';
  const [day, year, hour, minute] = [String(Number(said('day'))), said('year'), said('hour'), said('minute')];
  switch (language) {
    case 'fr':
      return `${day === '1' ? '1er' : day}\u00a0${month} ${year} à ${String(Number(hour))}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
    case 'en':
      return `${day}\u00a0${month} ${year} at ${hour}:${minute}`;
    case 'es':
      return `${day} de ${month} de ${year} a las ${hour}:${minute}`;
    default:
      language satisfies never;
      return utc;
  }
}
