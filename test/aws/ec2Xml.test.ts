import { expect, it } from 'vitest';
import { itemsAt, parseEc2Xml, textAt } from '../../src/aws/ec2Xml.ts';

const parsed = (xml: string) => parseEc2Xml(Buffer.from(xml));

it('reads texts, children and lists', () => {
  const root = parsed(
    '<?xml version="1.0"?>\n<Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\n <set>\n  <item><id>a</id><of><x>1</x></of></item>\n  <item><id>b</id></item>\n </set>\n <empty/><none></none></Response>',
  );
  expect(itemsAt(root, 'set').map((item) => [textAt(item, 'id'), textAt(item, 'of', 'x')])).toEqual([
    ['a', '1'],
    ['b', undefined],
  ]);
  expect(textAt(root, 'empty')).toBeUndefined();
  expect(textAt(root, 'none')).toBeUndefined();
  expect(itemsAt(root, 'empty')).toEqual([]);
});

it('reads what is escaped, and letters of every alphabet', () => {
  const root = parsed('<R><a>&lt;b&gt; &amp;amp; &#54028;&#xb4dc;</a><b>파드 &quot;하나&quot;</b></R>');
  expect(textAt(root, 'a')).toBe('<b> &amp; 파드');
  expect(textAt(root, 'b')).toBe('파드 "하나"');
});

it.each(['', 'no xml', '<R><a>1</a>', '<R><a>1'])('refuses %j', (xml) => {
  expect(() => parsed(xml)).toThrow(SyntaxError);
});
