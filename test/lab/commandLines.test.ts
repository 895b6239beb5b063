import { describe, expect, it } from 'vitest';
import { commandLines } from '../../src/lab/commandLines.ts';

const texts = (block: string) => commandLines(block).map(({ text }) => text);

describe('commandLines', () => {
  it.each([
    ['a line each', 'ls\npwd', ['ls', 'pwd']],
    ['not empty lines and comments', '# first\nls\n\n# then\npwd\n', ['ls', 'pwd']],
    [
      'a heredoc with its command',
      "cat <<'EOF' | kubectl apply -f -\nkind: Pod\nEOF\nls",
      ["cat <<'EOF' | kubectl apply -f -\nkind: Pod\nEOF", 'ls'],
    ],
    ['a loop', 'while true; do\n  date\n  sleep 1\ndone\nls', ['while true; do\n  date\n  sleep 1\ndone', 'ls']],
    ['a loop on one line', 'for i in 1 2; do echo $i; done\nls', ['for i in 1 2; do echo $i; done', 'ls']],
    ['a condition', 'if true; then\n  ls\nfi\npwd', ['if true; then\n  ls\nfi', 'pwd']],
    [
      'a line that goes on',
      'aws ec2 describe-vpcs \\\n  --output text\nls',
      ['aws ec2 describe-vpcs \\\n  --output text', 'ls'],
    ],
    ['a pipe at the end', 'kubectl get pods |\n  grep x\nls', ['kubectl get pods |\n  grep x', 'ls']],
    ['a quotation over lines', "echo 'a\nb'\nls", ["echo 'a\nb'", 'ls']],
    [
      'a substitution over lines',
      'N1=$(kubectl get node \\\n -o name\n)\nls',
      ['N1=$(kubectl get node \\\n -o name\n)', 'ls'],
    ],
    ['quotations that hold keywords', 'echo "do then {"\nls', ['echo "do then {"', 'ls']],
    ['text that never closes, whole', "echo 'a\nls", ["echo 'a\nls"]],
  ])('takes %s', (_what, block, expected) => {
    expect(texts(block)).toEqual(expected);
  });

  it('says which lines a command takes', () => {
    expect(commandLines('ls\nfor i in 1; do\n  echo $i\ndone').at(1)).toMatchObject({ first: 1, last: 3 });
  });
});
