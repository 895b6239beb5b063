export interface WebviewDocument {
  /** BCP 47 tag of the page's texts. */
  readonly language: string;
  readonly title: string;
  readonly script: string;
  readonly style: string;
  /** Where the webview may load styles from. */
  readonly cspSource: string;
  /** Fresh for every document, and hard to guess. */
  readonly nonce: string;
}

/**
 * Hash of the empty text: the toolkit's library adds one empty inline style, and with its hash listed the browser does
 * not complain of it.
 */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The page's shell: a strict policy, one style sheet, one script, and an empty place to draw in. */
export function webviewDocument(document: WebviewDocument): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${document.nonce}'`,
    `style-src ${document.cspSource} ${emptyStyle}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${attribute(document.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${attribute(document.title)}</title>
    <link rel="stylesheet" href="${attribute(document.style)}" />
  </head>
  <body>
    <script type="module" nonce="${attribute(document.nonce)}" src="${attribute(document.script)}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
