import { expect, test } from 'vitest';
import { element } from '../../../../src/simulator/aws/protocols/xml.ts';

test('members, lists, dates, what is empty and what is left out', () => {
  const value = { a: 1, b: undefined, list: ['x', { y: true }], none: [], at: new Date(0), blank: '' };
  expect(element('r', value, 'item')).toBe(
    '<r><a>1</a><list><item>x</item><item><y>true</y></item></list><none/><at>1970-01-01T00:00:00.000Z</at><blank/></r>',
  );
});

test('text cannot break out of its element, nor make the document unreadable', () => {
  expect(element('r', '<a href="x">&\u0000', 'member')).toBe('<r>&lt;a href=&quot;x&quot;&gt;&amp;\ufffd</r>');
});
