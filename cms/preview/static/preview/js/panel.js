// The preview panel: after the first load the front end in the frame reads the draft again by itself, so that it keeps
// its place; a click on a block there leads to its form here.
(() => {
  const MARGIN = 30_000;
  let opened = null;

  const frame = () => document.getElementById('w-preview-iframe');
  const chosenMode = () => document.querySelector('[data-w-preview-target="mode"]')?.value;

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
    const panel = target.closest('[data-edit-form]') && document.querySelector('[data-controller~="w-preview"]');
    if (panel) panel.dataset.wPreviewStaleValue = 'true';
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
      opened = { ...data, shown: false };
    } else if (opened && origin === opened.origin) {
      if (data.type === 'chapo:shown') opened.shown = true;
      if (data.type === 'chapo:edit' && typeof data.block === 'string') edit(data.block);
    }
  });
})();
