// Signs and words in the article form, counted as news/counting.py does; the rules come from the page.
(() => {
  const NUMBER = new Intl.NumberFormat('fr-FR');
  // Numbering, order and identity of blocks: never text.
  const PLUMBING = new Set(['type', 'id', 'order', 'deleted', 'count']);

  const measure = (text) => {
    const words = text.split(/\s+/u).filter(Boolean);
    return { words: words.length, signs: Array.from(words.join(' ')).length };
  };

  const parsed = (value) => {
    try {
      return JSON.parse(value);
    } catch {
      return null;
    }
  };

  // Rich text and tables are kept as JSON in one input; everything else is what is typed.
  const textOf = (element) => {
    const structured = element.type === 'hidden' || 'draftailInput' in element.dataset;
    if (!structured) return element.value;
    const value = parsed(element.value);
    if (value?.blocks) return value.blocks.map((block) => block.text).join(' ');
    if (Array.isArray(value?.data)) {
      return [...value.data.flat(), value.table_caption].filter(Boolean).join(' ');
    }
    return '';
  };

  const isTyped = (element) =>
    element.tagName === 'TEXTAREA' || (element.tagName === 'INPUT' && element.type !== 'checkbox');

  const story = (form, rules) => {
    const dropped = new Set();
    const pieces = [];
    for (const element of form.elements) {
      const name = element.name || '';
      if (!name.startsWith('body-')) continue;
      if (name.endsWith('-deleted') && element.value) dropped.add(name.slice(0, -7));
      if (name.endsWith('-type') && rules.not_counted.includes(element.value)) {
        dropped.add(name.slice(0, -4));
      }
      pieces.push(element);
    }
    return pieces
      .filter((element) => {
        const key = element.name.split('-').pop();
        if (PLUMBING.has(key) || rules.not_text.includes(key) || !isTyped(element)) return false;
        return ![...dropped].some((prefix) => element.name.startsWith(prefix));
      })
      .map(textOf)
      .join(' ');
  };

  const plural = (number, word) => `${NUMBER.format(number)} ${word}${number > 1 ? 's' : ''}`;

  const advice = (signs, [least, most]) => {
    if (signs > most) return ` · plus long que ${most} signes`;
    if (signs && signs < least) return ` · plus court que ${least} signes`;
    return '';
  };

  const fieldCounter = (name) => {
    const field = document.getElementById(`id_${name}`);
    if (!field) return null;
    const shown = document.createElement('div');
    shown.className = 'tally-field';
    shown.id = `tally-${name}`;
    field.insertAdjacentElement('afterend', shown);
    return { field, shown };
  };

  const start = (panel) => {
    const form = panel.closest('form');
    const rules = JSON.parse(document.getElementById('tally-rules').textContent);
    const counters = Object.entries(rules.targets)
      .map(([name, target]) => ({ target, ...fieldCounter(name) }))
      .filter(({ field }) => field);

    const show = () => {
      for (const { field, shown, target } of counters) {
        const { signs, words } = measure(field.value);
        const said = advice(signs, target);
        shown.textContent = `${plural(signs, 'signe')} · ${plural(words, 'mot')}${said}`;
        shown.classList.toggle('tally-field--outside', Boolean(said));
      }
      const { signs, words } = measure(story(form, rules));
      panel.querySelector('[data-tally-signs]').textContent = NUMBER.format(signs);
      panel.querySelector('[data-tally-words]').textContent = NUMBER.format(words);
      panel.querySelector('[data-tally-minutes]').textContent = Math.ceil(
        words / rules.words_per_minute,
      );
    };

    // The rich text editor writes its input a moment after the last key.
    let waiting = 0;
    const soon = () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(show, 500);
    };
    for (const event of ['input', 'change', 'keyup', 'click', 'paste']) {
      form.addEventListener(event, soon);
    }
    show();
    soon();
  };

  const ready = () => document.querySelectorAll('[data-tally]').forEach(start);
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', ready);
  } else {
    ready();
  }
})();
