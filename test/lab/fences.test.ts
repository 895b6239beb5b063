import { describe, expect, it } from 'vitest';
import { findFences } from '../../src/lab/fences.ts';

describe('findFences', () => {
  it('gives the lines of both fences and what is between them', () => {
    expect(findFences('# Title\n\n```bash {role=watch}\nkubectl get nodes\n\necho done\n```\nafter')).toEqual([
      { line: 2, endLine: 6, closed: true, info: 'bash {role=watch}', content: 'kubectl get nodes\n\necho done' },
    ]);
  });

  it.each([
    ['\r\n', '```bash\r\na\r\nb\r\n```\r\n'],
    ['\r', '```bash\ra\rb\r```\r'],
  ])('reads line ends %j', (_, text) => {
    expect(findFences(text)).toEqual([{ line: 0, endLine: 3, closed: true, info: 'bash', content: 'a\nb' }]);
  });

  it('keeps a shorter fence, or one of the other character, as content', () => {
    const [longer] = findFences('````md\n```bash\nx\n```\n~~~~\n````');
    expect(longer).toMatchObject({ endLine: 5, content: '```bash\nx\n```\n~~~~' });
    const [tildes] = findFences('~~~bash\n```\n~~~~~  ');
    expect(tildes).toMatchObject({ endLine: 2, closed: true, content: '```' });
  });

  it('says that a fence was never closed, and ends it with the text', () => {
    expect(findFences('a\n```bash\nkubectl get pods\n``\n``` x')).toEqual([
      { line: 1, endLine: 4, closed: false, info: 'bash', content: 'kubectl get pods\n``\n``` x' },
    ]);
  });

  it('removes the indentation of the opening fence from its lines, and no more', () => {
    const [fence] = findFences('1. Step:\n\n   ```bash\n   cat <<EOF\n     a: 1\n  EOF\n   ```');
    expect(fence).toMatchObject({ line: 2, endLine: 6, content: 'cat <<EOF\n  a: 1\nEOF' });
  });

  it('does not read a fence in indented code, in inline code or in a quotation', () => {
    expect(findFences('text\n\n    ```bash\n    x\n    ```')).toEqual([]);
    expect(findFences('```not a fence```')).toEqual([]);
    expect(findFences('> ```bash\n> x\n> ```')).toEqual([]);
  });

  it('ends a list, and the indentation it allows, at the next line at the margin', () => {
    expect(findFences('- a\n    ```bash\n    x\n    ```')).toHaveLength(1);
    expect(findFences('- a\n\nplain\n\n    ```bash\n    x\n    ```')).toEqual([]);
  });
});
