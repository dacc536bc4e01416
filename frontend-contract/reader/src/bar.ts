/** Bar: Wagtail's user bar beside a draft. In a panel it is not seen: by it the admin checks what is drawn here. */

interface Userbar extends HTMLElement {
  /** Wagtail's, once its script runs. */
  runAxe?(): Promise<void>;
}

/** Typing redraws; what is drawn is checked when it rests. */
const REST = 500;
const TRIES = 10;
/** What ends a line. */
const BLOCKS = 'h1, h2, h3, p, li, dt, dd, th, td, figcaption, summary, caption';

export class Bar {
  private resting: ReturnType<typeof setTimeout> | undefined;
  private asked = false;

  /** Fetch the bar once, with its scripts, from where drafts come from; check again each time after. */
  async drawn(api: string, token: string): Promise<void> {
    // While the panel shows the checks its frame is not rendered, and Wagtail counts the words of the bare text: keep them apart.
    for (const block of document.querySelectorAll(`main :is(${BLOCKS})`)) block.after(' ');
    if (this.asked) return this.check(TRIES);
    this.asked = true;
    const headers = { 'x-preview-token': token };
    const answer = await fetch(`${api}/api/v2/preview/userbar/`, { headers, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!answer.ok) return;
    document.body.append(document.createRange().createContextualFragment(await answer.text()));
    const bar = this.bar();
    if (bar) bar.hidden = window.parent !== window;
  }

  private bar(): Userbar | null {
    return document.querySelector<Userbar>('wagtail-userbar');
  }

  /** A check that is still running refuses another: then a little later. */
  private check(tries: number): void {
    clearTimeout(this.resting);
    if (tries > 0) this.resting = setTimeout(() => void this.bar()?.runAxe?.().catch(() => this.check(tries - 1)), REST);
  }
}
