import { expect, it } from 'vitest';
import { webviewDocument } from '../../../src/webview/host/document.ts';

const html = webviewDocument({
  language: 'ko',
  title: 'Lab & "pods"',
  script: 'https://host/dist/panel.js?a="b"',
  style: 'https://host/dist/panel.css',
  cspSource: 'https://host',
  nonce: 'c0ffee',
});

it('allows its own script and style and nothing else', () => {
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-c0ffee'",
    expect.stringMatching(/^style-src https:\/\/host 'sha256-[^']+'$/),
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(policy).not.toContain('unsafe');
  expect(html).not.toMatch(/ style=|<style/);
});

it('keeps what it is given inside its attributes', () => {
  expect(html).toContain('src="https://host/dist/panel.js?a=&#34;b&#34;"');
  expect(html).toContain('<title>Lab &#38; &#34;pods&#34;</title>');
});
