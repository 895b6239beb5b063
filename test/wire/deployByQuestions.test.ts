import { afterEach, describe, expect, it, vi } from 'vitest';
import { deployByQuestions } from '../../src/commands/deploy/deployByQuestions.ts';
import { PromptsTwin } from '../commands/promptsTwin.ts';
import { DeploySite } from './deploySite.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const go = 'pick:$(rocket) Deploy with these values';

let site: DeploySite;
afterEach(() => site.dispose());

/** A person who answers these questions in their order; what they were asked. */
async function deploy(...answers: readonly string[]): Promise<readonly string[]> {
  const prompts = new PromptsTwin(...answers);
  const warned: string[] = [];
  await deployByQuestions({
    connections: { current: site.connection, use() {}, close() {} },
    prompts,
    notices: {
      info: () => Promise.resolve(undefined),
      warn: (message) => Promise.resolve(void warned.push(message)),
      error: (error) => void warned.push(String(error)),
    },
    withProgress: (_title, run) => run(() => {}, new AbortController().signal),
    deployDesk: site.desk,
  });
  return [...prompts.seen, ...warned];
}

describe('deploying by questions', () => {
  it('takes what is proposed with one choice, or one value after another', async () => {
    site = await DeploySite.start();
    await deploy('pick:WorkerNodeCount', 'input:eleven', 'input:2', go);
    const { end, run } = await site.end();
    expect(end.kind).toBe('stands');
    expect(run.readiness[0]).toMatchObject({ kind: 'nodes', ready: 2, wanted: 2 });
    expect(site.said[0]).toContain('Deploy myeks to account 111122223333 in ap-northeast-2?');
  });

  it('makes nothing when the person turns away from the list or the question', async () => {
    site = await DeploySite.start();
    await deploy('leave');
    site.confirms = false;
    await deploy(go);
    expect(site.stage).toBe('form');
    await expect.poll(() => site.isEmpty).toBe(true);
  });

  it('shows what is in the way with what there is to do, then goes on', async () => {
    site = await DeploySite.start();
    await site.fault({ failResource: { logicalId: 'Vpc', reason: 'It did not come up' } });
    await deploy(go);
    expect((await site.end()).end.kind).toBe('failed');
    const seen = await deploy(go, 'pick:Delete it');
    expect(seen[1]).toBe('Not ready to deploy: Delete it=Stack name free, Change it=Stack name free');
    expect((await site.end()).end.kind).toBe('stands');
  });
});
