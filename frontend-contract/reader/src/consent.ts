/** Consent: the one place where a reader can leave for another site's content. Until the button is pressed, nobody is asked. */

/** Hear the buttons of every screen, drawn by us or by the server. */
export function listenForConsent(root: HTMLElement): void {
  root.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-consent]') : null;
    const url = button?.dataset['consent'];
    // It opens where it lives: no frame of a stranger stands in our page, and it learns nothing of where the reader was.
    if (url && url !== '#') window.open(url, '_blank', 'noopener,noreferrer');
  });
}
