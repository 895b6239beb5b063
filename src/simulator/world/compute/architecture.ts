import type { Architecture } from './images.ts';

/** Graviton families have a `g` after their number (and a1 is the first of them). */
export function architectureOf(type: string): Architecture {
  const [family = ''] = type.split('.');
  return family === 'a1' || /^[a-z]+\d+g/.test(family) ? 'arm64' : 'x86_64';
}
