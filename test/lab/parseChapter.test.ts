import { describe, expect, it } from 'vitest';
import { parseChapter } from '../../src/lab/parseChapter.ts';

const problems = (text: string) => parseChapter(text).problems;

describe('parseChapter', () => {
  it('gives blocks with their attributes and the output the chapter expects', () => {
    const text = [
      '# Pods',
      '',
      '```bash {role=watch endless needs=ssh|helm}',
      'watch kubectl get pods',
      '```',
      '',
      '```text {expected}',
      'NAME   READY',
      '```',
      '',
      '```sh {destructive}',
      'kubectl delete deploy x',
      '```',
    ].join('\n');
    expect(parseChapter(text)).toEqual({
      title: 'Pods',
      problems: [],
      blocks: [
        {
          key: '0:watch kubectl get pods',
          line: 2,
          endLine: 4,
          command: 'watch kubectl get pods',
          role: 'watch',
          endless: true,
          destructive: false,
          needs: ['ssh', 'helm'],
          expected: 'NAME   READY',
        },
        {
          key: '0:kubectl delete deploy x',
          line: 10,
          endLine: 12,
          command: 'kubectl delete deploy x',
          role: 'work',
          endless: false,
          destructive: true,
          needs: [],
          expected: undefined,
        },
      ],
    });
  });

  it('tells equal blocks apart, and keeps a key when lines move', () => {
    const twice = '```bash\nls\n```\n```bash\nls\n```';
    const keys = parseChapter(twice).blocks.map((block) => block.key);
    expect(keys).toEqual(['0:ls', '1:ls']);
    expect(parseChapter(`intro\n\n${twice}`).blocks.map((block) => block.key)).toEqual(keys);
  });

  it('has no block for other languages, for empty blocks and for blocks never closed', () => {
    expect(parseChapter('```yaml\na: 1\n```\n```\nplain\n```\n```bash\n \n```\n```bash\nls').blocks).toEqual([]);
  });

  it('reports what is odd with its line', () => {
    expect(problems('x\n```bash {role=cook}\nls\n```')).toEqual([{ line: 1, kind: 'unknown-role', detail: 'cook' }]);
    expect(problems('```bash {speed=9 role=node1}\nls\n```')).toEqual([
      { line: 0, kind: 'unknown-attribute', detail: 'speed' },
    ]);
    expect(problems('```bash {role=} more\nls\n```')).toEqual([
      { line: 0, kind: 'malformed-info', detail: 'role= more' },
    ]);
    expect(problems('```bash {role=work\nls\n```')).toEqual([
      { line: 0, kind: 'malformed-info', detail: '{role=work' },
    ]);
    expect(problems('```text {expected}\nhello\n```')).toEqual([
      { line: 0, kind: 'expected-without-command', detail: '' },
    ]);
    expect(problems('```bash\nls')).toEqual([{ line: 0, kind: 'unclosed-fence', detail: 'bash' }]);
  });

  it('takes the title from the first heading outside a fence', () => {
    expect(parseChapter('```bash\n# not me\n```\n\n# Me  \n# Nor me').title).toBe('Me');
    expect(parseChapter('no heading').title).toBe('');
  });

  it('reads any text without throwing', () => {
    for (const text of ['', '\0', '```', '~~~~\n\r\n', '```bash {{}}\n```', '```bash {=}\nx\n```', '\uFEFF```bash\nx'])
      expect(Array.isArray(parseChapter(text).blocks), JSON.stringify(text)).toBe(true);
  });
});
