import { describe, expect, it, vi } from 'vitest';
import { runBlock } from '../../src/commands/runBlock.ts';
import { runLine } from '../../src/commands/runLine.ts';
import type { Connection, ConnectionProfile } from '../../src/connection/connection.ts';
import type { RunAnswer } from '../../src/lab/blockRunner.ts';
import type { ShellKind } from '../../src/ports/shells.ts';
import { PromptsTwin } from './promptsTwin.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const chapter = [
  '# Chapter',
  '',
  '```bash',
  'kubectl get pods',
  '```',
  '',
  '```bash {destructive}',
  'kubectl delete deploy nginx',
  '```',
].join('\n');

interface Setting {
  readonly trusted?: boolean;
  readonly connected?: boolean;
  readonly billed?: boolean;
  readonly missing?: readonly string[];
  readonly answer?: RunAnswer;
  readonly notice?: string;
  readonly answers?: readonly string[];
  /** The shell in use; the other one has everything. */
  readonly kind?: ShellKind;
}

function workbench({
  trusted = true,
  connected = true,
  billed = false,
  missing = [],
  answer = 'started',
  notice,
  answers = [],
  kind = 'system',
}: Setting = {}) {
  const ran: string[] = [];
  const notices: string[] = [];
  const preferred: ShellKind[] = [];
  const prompts = new PromptsTwin(...answers);
  const say = (message: string) => {
    notices.push(message);
    return Promise.resolve(notice);
  };
  const deps = {
    connections: {
      current: connected
        ? ({
            closed: new AbortController().signal,
            profile: { billed } as ConnectionProfile,
          } as Partial<Connection> as Connection)
        : undefined,
      use() {},
      close() {},
    },
    documents: {
      showText: () => Promise.resolve(),
      showDifference: () => Promise.resolve(),
      showChapter: () => Promise.resolve(),
      chapterText: () => Promise.resolve(chapter),
      copy: () => Promise.resolve(),
      textAt: (place: { readonly uri: string; readonly line: number } | undefined) =>
        Promise.resolve(place && { ...place, text: chapter }),
    },
    runner: {
      run: (_uri: string, { command }: { readonly command: string }, part?: string) => {
        ran.push(part ?? command);
        return Promise.resolve(answer);
      },
      stop() {},
      states: () => new Map(),
    },
    prompts,
    notices: { info: say, warn: say, error() {} },
    shells: {
      kind: () => Promise.resolve(kind),
      prefer: (other: ShellKind) => void preferred.push(other),
      lacks: (asked: ShellKind, tools: readonly string[]) =>
        Promise.resolve(asked === kind ? tools.filter((tool) => missing.includes(tool)) : []),
    },
    isTrusted: () => trusted,
  };
  return { deps, ran, notices, prompts, preferred };
}

const first = { uri: 'file:///chapter.md', line: 2 };
const second = { uri: 'file:///chapter.md', line: 6 };

describe('runBlock', () => {
  it('runs the block of its lens', async () => {
    const { deps, ran } = workbench();
    await runBlock(deps, first);
    expect(ran).toEqual(['kubectl get pods']);
  });

  it('runs nothing in a workspace that is not trusted, without a connection, or where there is no block', async () => {
    const untrusted = workbench({ trusted: false });
    await expect(runBlock(untrusted.deps, first)).rejects.toMatchObject({ reason: 'untrusted-workspace' });
    const alone = workbench({ connected: false });
    await expect(runBlock(alone.deps, first)).rejects.toMatchObject({ reason: 'no-connection' });
    const nowhere = workbench();
    await expect(runBlock(nowhere.deps, { ...first, line: 0 })).rejects.toMatchObject({ reason: 'not-found' });
    await expect(runBlock(nowhere.deps, undefined)).rejects.toMatchObject({ reason: 'not-found' });
    expect([...untrusted.ran, ...alone.ran, ...nowhere.ran]).toEqual([]);
  });

  it('asks before it takes something away', async () => {
    const no = workbench({ answers: ['no'] });
    await runBlock(no.deps, second);
    expect(no.ran).toEqual([]);
    expect(no.prompts.seen[0]).toContain('kubectl delete deploy nginx');
    const yes = workbench({ answers: ['yes'] });
    await runBlock(yes.deps, second);
    expect(yes.ran).toEqual(['kubectl delete deploy nginx']);
  });

  it('asks before something costs money, where somebody pays', async () => {
    const text = '```bash\naws eks create-nodegroup --cluster-name myeks\n```';
    const place = { uri: 'file:///chapter.md', line: 0 };
    const setUp = (billed: boolean) => {
      const bench = workbench({ billed, answers: ['no'] });
      bench.deps.documents.textAt = () => Promise.resolve({ ...place, text });
      return bench;
    };
    const aws = setUp(true);
    await runBlock(aws.deps, place);
    expect([aws.ran, aws.prompts.seen[0]]).toEqual([[], expect.stringContaining('bills until it is deleted')]);
    const free = setUp(false);
    await runBlock(free.deps, place);
    expect(free.ran).toHaveLength(1);
  });

  it('runs the one command that the cursor is in, else the first', async () => {
    const text = '```bash\nls\nfor i in 1 2; do\n  echo $i\ndone\n```';
    const at = async (cursor: { readonly uri: string; readonly line: number } | undefined) => {
      const { deps, ran } = workbench();
      const place = { uri: 'file:///chapter.md', line: 0 };
      deps.documents.textAt = (asked) => Promise.resolve((asked ?? cursor) && { ...(asked ?? cursor ?? place), text });
      await runLine(deps, place);
      return ran;
    };
    expect(await at({ uri: 'file:///chapter.md', line: 3 })).toEqual(['for i in 1 2; do\n  echo $i\ndone']);
    expect(await at({ uri: 'file:///other.md', line: 3 })).toEqual(['ls']);
    expect(await at(undefined)).toEqual(['ls']);
  });

  it('names a missing program and where to get it, and lets a person insist', async () => {
    const missing = workbench({ missing: ['kubectl'] });
    await runBlock(missing.deps, first);
    expect(missing.notices[0]).toMatch(/needs kubectl, .*kubernetes\.io/);
    expect(missing.ran).toEqual([]);
    const insisting = workbench({ missing: ['kubectl'], notice: 'Run anyway' });
    await runBlock(insisting.deps, first);
    expect(insisting.ran).toEqual(['kubectl get pods']);
  });

  it('offers the other shell, and stays with it', async () => {
    const lacking = workbench({ missing: ['kubectl'], notice: 'Run in the Lab Shell' });
    await runBlock(lacking.deps, first);
    expect([lacking.ran, lacking.preferred]).toEqual([['kubectl get pods'], ['labShell']]);
    const inLabShell = workbench({ missing: ['kubectl'], kind: 'labShell', notice: 'Run in a system terminal' });
    await runBlock(inLabShell.deps, first);
    expect(inLabShell.notices[0]).toBe('This block needs kubectl, which the Lab Shell does not have.');
    expect(inLabShell.preferred).toEqual(['system']);
  });

  it('says when the terminal is busy', async () => {
    const { deps, notices } = workbench({ answer: 'busy' });
    await runBlock(deps, first);
    expect(notices[0]).toContain('still running');
  });
});
