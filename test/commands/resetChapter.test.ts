import { describe, expect, it, vi } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { resetChapter } from '../../src/commands/resetChapter.ts';
import type { Connection, ConnectionProfile } from '../../src/connection/connection.ts';
import type { ChapterSlug } from '../../src/lab/chapters.ts';
import type { CommandBlock } from '../../src/lab/parseChapter.ts';
import type { RunOutcome } from '../../src/lab/runState.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { PromptsTwin } from './promptsTwin.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const fifth = "```bash\ncat <<'EOF' | kubectl create -f -\nname: netshoot-pod\nEOF\n```";

interface Setting {
  readonly answers?: readonly string[];
  /** How the commands end; undefined: the terminal is busy. */
  readonly exitCode?: number | undefined;
  readonly deployed?: boolean;
  readonly missing?: readonly string[];
}

function lab(setting: Setting = {}) {
  const { answers = ['yes'], deployed = true, missing = [] } = setting;
  const ran: string[] = [];
  const said: string[] = [];
  const forgotten: unknown[] = [];
  const prompts = new PromptsTwin(...answers);
  const say = (message: string) => {
    said.push(message);
    return Promise.resolve(undefined);
  };
  const connection: Partial<Connection> = {
    closed: new AbortController().signal,
    profile: { id: 'practice', stackName: 'myeks' } as ConnectionProfile,
    terminalEnvironment: () => Promise.resolve({}),
    cluster: () =>
      deployed ? Promise.resolve({} as Cluster) : Promise.reject(new LabError('cluster-missing', 'myeks')),
    cloud: () => Promise.reject(new LabError('no-credentials', 'teardown asked for the account')),
  };
  const deps = {
    connections: { current: connection },
    prompts,
    notices: { info: say, warn: say, error() {} },
    shells: {
      kind: () => Promise.resolve('system'),
      lacks: (_kind: string, tools: readonly string[]) =>
        Promise.resolve(tools.filter((tool) => missing.includes(tool))),
    },
    isTrusted: () => true,
    runner: {
      runToEnd: (_uri: string, { command, role }: CommandBlock): Promise<RunOutcome | 'busy'> => {
        const exitCode = 'exitCode' in setting ? setting.exitCode : 0;
        if (exitCode === undefined) return Promise.resolve('busy');
        ran.push(command);
        const outcome = { kind: 'done', role, exitCode, ms: 1, stopped: false } as const;
        return Promise.resolve({ ...outcome, output: undefined, comparison: undefined });
      },
    },
    documents: { chapterText: () => Promise.resolve(fifth) },
    chapterTitles: { all: () => Promise.resolve(new Map<ChapterSlug, string>([['06-pod-to-pod', 'Pod to pod']])) },
    progress: { reset: (...which: unknown[]) => forgotten.push(which) },
    terminals: { open: () => Promise.resolve(undefined) },
  } as unknown as Parameters<typeof resetChapter>[0];
  return { deps, ran, said, forgotten, prompts };
}

describe('resetChapter', () => {
  it('shows what it will do, does it in the terminal, and takes the tick away', async () => {
    const { deps, ran, said, forgotten, prompts } = lab();
    await resetChapter(deps, '06-pod-to-pod');
    expect(prompts.seen[0]).toMatch(/where the chapter “Pod to pod” starts\? kubectl delete deployment nginx/);
    expect(ran[0]).toContain('name: netshoot-pod');
    expect(said).toEqual(['The cluster is where the chapter “Pod to pod” starts.']);
    expect(forgotten).toEqual([['practice', '06-pod-to-pod']]);
  });

  it('asks which chapter when none is named', async () => {
    const { deps, forgotten } = lab({ answers: ['pick:Pod to pod', 'yes'] });
    await resetChapter(deps, undefined);
    expect(forgotten).toEqual([['practice', '06-pod-to-pod']]);
    const leaving = lab({ answers: ['leave'] });
    await resetChapter(leaving.deps, undefined);
    expect([leaving.ran, leaving.forgotten]).toEqual([[], []]);
  });

  it('keeps the tick when a person says no, the terminal is busy, or a command fails', async () => {
    const cases: readonly [Setting, RegExp | undefined][] = [
      [{ answers: ['no'] }, undefined],
      [{ exitCode: undefined }, /still running in that terminal/],
      [{ exitCode: 1 }, /The terminal says why/],
      [{ missing: ['kubectl'] }, /needs kubectl/],
    ];
    for (const [setting, sentence] of cases) {
      const { deps, said, forgotten } = lab(setting);
      await resetChapter(deps, '06-pod-to-pod');
      expect(forgotten).toEqual([]);
      expect(said.join()).toMatch(sentence ?? /^$/);
    }
  });

  it('needs a cluster, except for the first chapter, which tears the lab down', async () => {
    await expect(resetChapter(lab({ deployed: false }).deps, '06-pod-to-pod')).rejects.toMatchObject({
      reason: 'cluster-missing',
    });
    await expect(resetChapter(lab().deps, '01-deploy')).rejects.toMatchObject({ reason: 'no-credentials' });
  });
});
