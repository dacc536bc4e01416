// The preview panel: after the first load the front end in the frame reads the draft again by itself, so that it keeps
// its place; a click on a block there leads to its form here.
(() => {
  const MARGIN = 30_000;
  let opened = null;

  const frame = () => document.getElementById('w-preview-iframe');
  const chosenMode = () => document.querySelector('[data-w-preview-target="mode"]')?.value;

  const markStale = () => {
    const panel = document.querySelector('[data-controller~="w-preview"]');
    if (panel) panel.dataset.wPreviewStaleValue = 'true';
  };

  const isOpen = () =>
    opened?.shown &&
    Date.parse(opened.expiresAt) - Date.now() > MARGIN &&
    (chosenMode() ?? opened.mode) === opened.mode &&
    frame()?.contentWindow;

  // Wagtail is about to load the frame anew: ask the front end to read again instead.
  document.addEventListener('w-preview:load', (event) => {
    if (!isOpen()) return;
    event.preventDefault();
    frame().contentWindow.postMessage({ type: 'chapo:preview', token: opened.token }, opened.origin);
  });

  // Wagtail looks whether anything changed half a second after the last key, and only then at the preview.
  document.addEventListener('input', ({ target }) => {
    if (target.closest('[data-edit-form]')) markStale();
  });

  // A mode chosen while the frame of another was loading was heard by nobody: Wagtail loads once at a time.
  document.addEventListener('w-preview:updated', () => {
    const loaded = frame()?.src && new URL(frame().src).searchParams.get('mode');
    if (loaded && chosenMode() && loaded !== chosenMode()) markStale();
  });

  const frames = () => [...document.querySelectorAll('iframe[data-w-preview-target="iframe"]')];

  const fieldOf = (block) => {
    const named = CSS.escape(block);
    return document.querySelector(`[data-edit-form] [data-contentpath="${named}"]`);
  };

  // Panels fold; a block inside folded ones is not to be seen until they open.
  const unfold = (field) => {
    const tab = field.closest('[role="tabpanel"]');
    if (tab?.hidden) document.querySelector(`[role="tab"][aria-controls="${CSS.escape(tab.id)}"]`)?.click();
    for (let around = field; around; around = around.parentElement?.closest('[data-panel]')) {
      const toggle = around.querySelector(':scope > [data-panel-toggle], :scope > * > [data-panel-toggle]');
      if (toggle?.getAttribute('aria-expanded') === 'false') toggle.click();
    }
  };

  const edit = (block) => {
    const field = fieldOf(block);
    if (!field) return;
    unfold(field);
    field.scrollIntoView({ block: 'center' });
    const inside = field.querySelector('[contenteditable="true"], textarea, input:not([type="hidden"]), select, button');
    (inside ?? field).focus({ preventScroll: true });
  };

  window.addEventListener('message', ({ data, origin, source }) => {
    if (typeof data !== 'object' || !data || !frames().some(({ contentWindow }) => contentWindow === source)) return;
    if (data.type === 'chapo:minted' && origin === window.location.origin) {
      opened = { ...data, source, shown: false };
    } else if (opened && origin === opened.origin) {
      // The frame it replaces may still have something to say.
      if (data.type === 'chapo:shown' && source === opened.source) opened.shown = true;
      if (data.type === 'chapo:edit' && typeof data.block === 'string') edit(data.block);
    }
  });
})();
