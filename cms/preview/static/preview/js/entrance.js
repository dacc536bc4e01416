// Asks for a token as the form says, tells the panel around it, and goes to the front end.
(() => {
  const form = document.querySelector('[data-entrance]');

  const refused = () => {
    form.querySelector('[data-said]').textContent = form.querySelector('[data-refused]').innerHTML;
  };

  const open = async () => {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form),
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (!answer.ok) return refused();
    const minted = await answer.json();
    if (window.parent !== window) {
      const { token, mode, expires_at: expiresAt } = minted;
      const origin = new URL(minted.url, window.location.href).origin;
      window.parent.postMessage({ type: 'chapo:minted', token, mode, expiresAt, origin }, window.location.origin);
    }
    window.location.replace(minted.url);
    return undefined;
  };

  open().catch(refused);
})();
