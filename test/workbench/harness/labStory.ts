import { setTimeout as delay } from 'node:timers/promises';
import type { ChapterSlug } from '../../../src/lab/chapters.ts';
import { ChapterEditor } from './chapterEditor.ts';
import type { LabTools } from './labTools.ts';
import { LivingPicture, type Lag } from './livingPicture.ts';
import type { PodCounts } from './clusterTruth.ts';
import type { Session } from './session.ts';

/** A change that a learner makes, and what the cluster then has. */
export interface StoryStep {
  readonly name: string;
  /** The chapter, and a text of the block whose Run is clicked; without one the change is made from outside. */
  readonly block?: readonly [chapter: ChapterSlug, text: string];
  /** Pods of the default namespace that run in the end. */
  readonly running: number;
  readonly counts: PodCounts;
}

/**
 * The lab's story. A fresh lab has eight pods of its own: aws-node and kube-proxy on each of three nodes, and two of
 * CoreDNS. Three t3.medium have 3 × 17 = 51 places: with three of netshoot, forty more fit, and of fifty ten wait.
 */
export const fillingUp: readonly StoryStep[] = [
  step('three of netshoot', ['05-secondary-addresses', 'name: netshoot-pod'], 3, 11, 0),
  step('two of nginx', ['10-limit-test', 'name: nginx-deployment'], 5, 13, 0),
  step('scaled to 10', ['10-limit-test', '--replicas=10'], 13, 21, 0),
  step('scaled to 40', ['10-limit-test', '--replicas=40'], 43, 51, 0),
  step('scaled to 50', ['10-limit-test', '--replicas=50'], 43, 51, 10),
];

function step(name: string, block: StoryStep['block'], running: number, placed: number, pending: number): StoryStep {
  return { name, ...(block && { block }), running, counts: { placed, pending } };
}

/** What the places show, and how much later than the API server said so. */
export interface StepSeen {
  readonly shown: Readonly<Record<'tree' | 'panel', PodCounts | undefined>>;
  readonly truth: PodCounts;
  readonly lag: Lag;
}

/** How long the places may take to show what they will show; they are read as soon as both agree with the truth. */
const patienceMs = 15_000;

/** Plays steps of the story in a workbench with tree and panel in sight. */
export class LabStory {
  readonly picture: LivingPicture;
  readonly #session: Session;

  private constructor(session: Session, picture: LivingPicture) {
    this.#session = session;
    this.picture = picture;
  }

  static async open(session: Session, tools: LabTools): Promise<LabStory> {
    return new LabStory(session, await LivingPicture.of(session.workbench, tools));
  }

  /** Clicks Run above a step's block, or does `change`, and waits until the cluster is as the step says. */
  async play({ block, running, counts }: StoryStep, change?: () => Promise<unknown>): Promise<StepSeen> {
    await change?.();
    if (block !== undefined) {
      const [chapter, text] = block;
      await (await this.chapter(chapter)).run(text);
    }
    const { truth } = this.picture;
    const deadline = Date.now() + 120_000;
    while (!(truth.running('default') === running && same(truth.counts, counts))) {
      if (Date.now() > deadline)
        throw new Error(`The cluster came to ${JSON.stringify(truth.counts)}, ${truth.running('default')} running.`);
      await delay(50);
    }
    return await this.#seen(Date.now() + patienceMs);
  }

  /** Opens a chapter on the left, so that the panel stays in sight. */
  async chapter(slug: ChapterSlug): Promise<ChapterEditor> {
    const { workbench } = this.#session;
    await workbench.expandView('Lab');
    await workbench.runCommand('View: Focus First Editor Group');
    return await ChapterEditor.open(workbench, slug);
  }

  async #seen(deadline: number): Promise<StepSeen> {
    const { truth } = this.picture;
    for (;;) {
      const shown = await this.picture.shown();
      const settled = same(shown.tree, truth.counts) && same(shown.panel, truth.counts);
      if (settled || Date.now() > deadline) return { shown, truth: truth.counts, lag: await this.picture.lag() };
      await delay(50);
    }
  }

  dispose(): void {
    this.picture.dispose();
  }
}

function same(one: PodCounts | undefined, other: PodCounts): boolean {
  return one?.placed === other.placed && one.pending === other.pending;
}
