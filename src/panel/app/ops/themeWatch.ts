/** Calls when the editor's theme or the screen's resolution changes: what is painted has to be painted anew. */
export function onThemeChange(changed: () => void): void {
  const observer = new MutationObserver(changed);
  // The editor sets variables on the one and a class on the other.
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  const watchResolution = () => {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        changed();
        watchResolution();
      },
      { once: true },
    );
  };
  watchResolution();
}
