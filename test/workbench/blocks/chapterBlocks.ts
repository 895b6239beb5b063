import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkthroughId } from '../../../src/contributions.ts';
import { chapterSlugs, type ChapterSlug } from '../../../src/lab/chapters.ts';
import { isDestructive } from '../../../src/lab/consequences.ts';
import type { CommandBlock } from '../../../src/lab/parseChapter.ts';
import { blocksOf } from '../../walkthroughs/blocks.ts';
import type { Language } from '../../walkthroughs/chapterFiles.ts';
import { signsOf } from '../../walkthroughs/signs.ts';
import { ChapterEditor, type BlockResult } from '../harness/chapterEditor.ts';
import { acceptDeployment } from '../harness/practiceLab.ts';
import { openSession, type Session, type SessionOptions } from '../harness/session.ts';
import type { Workbench } from '../harness/workbench.ts';
import { blockTable } from './blockTable.ts';
import { forwardedPorts, inTurn } from './portTurn.ts';

/** What the page says of an endless block that its lens, or the next block of its terminal, has stopped. */
const untilStopped = '✓ runs until it is stopped';

/** What is pressed and read, as the two languages say it. */
const words = {
  en: {
    start: 'Start practice',
    deploy: 'Deploy lab',
    run: 'Run',
    chapters: 'Lab',
    cluster: 'Cluster',
    done: 'done',
  },
  ko: {
    start: '연습 모드 시작',
    deploy: '랩 배포',
    run: '실행',
    chapters: '랩',
    cluster: '클러스터',
    done: '완료',
  },
} as const;

export interface BlocksRun {
  readonly language: Language;
  /** The page that says how each block went, in any language; its name in docs/. */
  readonly page: string;
  readonly title: string;
  readonly introduction: string;
  readonly session: () => Promise<SessionOptions>;
}

/** Tests that run every block of every chapter by its lens, as a learner does from an empty practice world to teardown. */
export function testBlocks({ language, page, title, introduction, session: options }: BlocksRun): void {
  const say = words[language];
  const outcomes = new Map<ChapterSlug, Map<CommandBlock, string>>();
  let session: Session;

  beforeAll(async () => {
    session = await openSession({ ...(await options()), language });
    const { workbench } = session;
    const walkthrough = workbench.walkthrough(`eks-networking-lab.eks-networking-lab#${walkthroughId}`);
    await walkthrough.step('practice').waitFor({ timeout: 30_000 });
    await walkthrough.press('practice', say.start);
    await workbench.statusItem('ap-northeast-2').waitFor({ timeout: 15_000 });
    await workbench.showActivity('EKS Lab');
    await workbench.page.locator('.pane-body').getByRole('button', { name: say.deploy }).first().click();
    await acceptDeployment(workbench, language);
    await workbench
      .tree(say.cluster)
      .item(/CREATE_COMPLETE/)
      .waitFor({ timeout: 60_000 });
  });
  afterAll(() => session.close());

  test.each(chapterSlugs)('%s', async (slug) => {
    await inTurn(forwardedPorts(blocksOf(slug, language)), () => runChapter(slug));
  });

  async function runChapter(slug: ChapterSlug): Promise<void> {
    const chapter = await ChapterEditor.open(session.workbench, slug, language);
    const results = new Map<CommandBlock, string>();
    outcomes.set(slug, results);
    const endless = new Map<string, CommandBlock>();
    for (const block of blocksOf(slug, language)) {
      const before = endless.get(block.role);
      endless.delete(block.role);
      await begin(session.workbench, chapter, block);
      // A block in the same terminal stops what runs there.
      if (before !== undefined) results.set(before, endlessOutcome(await chapter.lookBack(before)));
      if (block.endless) endless.set(block.role, block);
      results.set(block, block.endless ? untilStopped : await ending(chapter, block));
    }
    for (const block of endless.values()) results.set(block, await stopped(chapter, block));
    const wrong = [...results].filter(([, outcome]) => !outcome.startsWith('✓'));
    expect(wrong.map(([{ command }, outcome]) => `${command}\n${outcome}`)).toEqual([]);
    const row = session.workbench.tree(say.chapters).item(new RegExp(`^${chapter.title}.*${say.done}`));
    await row.waitFor({ timeout: 20_000 });
  }

  describe('the page of the blocks', () => {
    // `vitest run --project blocks -u` writes it.
    test(`docs/${page} is what these runs gave`, async () => {
      const text = blockTable(title, introduction, outcomes);
      await expect(text).toMatchFileSnapshot(path.resolve('docs', page));
    });
  });

  async function begin(workbench: Workbench, chapter: ChapterEditor, block: CommandBlock): Promise<void> {
    await chapter.start(block);
    if (block.destructive || isDestructive(block.command)) await workbench.answerDialog(say.run);
    if (!block.endless) return;
    await chapter.running(block);
    const { first } = signsOf(block);
    await expect.poll(() => workbench.terminal.text(), { timeout: 30_000 }).toMatch(first);
  }

  async function ending(chapter: ChapterEditor, block: CommandBlock): Promise<string> {
    const { icon, text } = await chapter.lookBack(block, 120_000);
    return icon === 'pass' ? '✓' : `${text}\n${await session.workbench.terminal.text()}`;
  }

  async function stopped(chapter: ChapterEditor, block: CommandBlock): Promise<string> {
    await chapter.stop(block);
    return endlessOutcome(await chapter.result(block));
  }
}

function endlessOutcome({ icon, text }: BlockResult): string {
  return icon === 'circle-slash' ? untilStopped : text;
}
