import { expect, it } from 'vitest';
import { panelStrings } from '../../src/panel/strings.ts';

it('passes every text through the translation, each once with its places open', () => {
  const asked: string[] = [];
  const strings = panelStrings((text) => {
    asked.push(text);
    return `«${text}»`;
  });
  const texts: string[] = [];
  JSON.stringify(strings, (_key, value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    return value;
  });
  expect(texts).toHaveLength(asked.length);
  expect(texts.filter((text) => !/^«.+»$/s.test(text))).toEqual([]);
});
