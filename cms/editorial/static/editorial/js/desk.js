// A form is sent once, a finding leads to its field, and the list is read again after each save.
(() => {
  let sent = null;

  // On the window, after all others: a submit that somebody stopped is not one.
  window.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches("[data-edit-form]")) return;
    if (sent === form) event.preventDefault();
    sent = form;
  });
  // The browser may bring the page back as it was left.
  window.addEventListener("pageshow", () => { sent = null; });

  const place = (path) =>
    path.split("/").filter(Boolean).reduce(
      (at, part) => (at && at.querySelector(`[data-contentpath="${CSS.escape(part)}"]`)) || at,
      document.querySelector("[data-edit-form]"),
    );

  const uncover = (target) => {
    const tab = target.closest("[role=tabpanel]");
    if (tab && tab.id) document.querySelector(`[role=tab][href="#${tab.id}"], [role=tab][aria-controls="${tab.id}"]`)?.click();
    for (let panel = target.closest("[data-panel]"); panel; panel = panel.parentElement?.closest("[data-panel]")) {
      panel.querySelector("[data-panel-toggle][aria-expanded=false]")?.click();
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-desk-field]");
    if (!button) return;
    const target = place(button.dataset.deskField);
    if (!target) return;
    uncover(target);
    // What was hidden takes no focus before it is drawn.
    requestAnimationFrame(() => requestAnimationFrame(() => {
      target.scrollIntoView({ block: "center" });
      target.querySelector("input:not([type=hidden]), textarea, select, button, [contenteditable]")?.focus({ preventScroll: true });
    }));
  });

  const refresh = async () => {
    const list = document.querySelector("[data-desk-checklist]");
    if (!list) return;
    const answer = await fetch(list.dataset.deskChecklist, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok) list.innerHTML = await answer.text();
  };
  document.addEventListener("w-autosave:success", refresh);
})();
