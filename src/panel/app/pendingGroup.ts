import type { PendingGroup, PodRef } from '../protocol.ts';
import { element, linkButton, setText, spoken } from '../../webview/app/element.ts';
import { KeyedList, type View } from '../../webview/app/keyedList.ts';
import { MoreButton } from '../../webview/app/moreButton.ts';
import { NodeChips } from './nodeChips.ts';
import type { PageContext } from './pageContext.ts';
import { PendingActions } from './pendingActions.ts';
import { reasonText, sinceText } from './reasonText.ts';
import { age, fill } from '../../webview/app/words.ts';
import { podName } from './words.ts';

/** Pods listed before one asks for more. */
const firstPods = 50;

/** Pods that wait for one reason: the reason first, then the scheduler's own text, the nodes' numbers, and the pods. */
export class PendingGroupBlock implements View<PendingGroup> {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #reason = element('h3');
  readonly #since = element('p', { className: 'since' });
  readonly #message = element('p', { className: 'scheduler' });
  readonly #speaker = element('span');
  readonly #text = element('q');
  readonly #chips: NodeChips;
  readonly #actions: PendingActions;
  readonly #rest = element('p', { className: 'quiet' });
  readonly #caption = element('caption', { className: 'spoken' });
  readonly #rows = new Map<string, PodRow>();
  readonly #list: KeyedList<PodRef>;
  readonly #more: MoreButton;
  #pods: readonly PodRef[] = [];

  constructor(context: PageContext) {
    const { strings } = context;
    const { pending: words } = strings;
    this.#context = context;
    this.#chips = new NodeChips(context);
    this.#actions = new PendingActions(context);
    this.#message.append(this.#speaker, this.#text);
    const body = element('tbody');
    this.#list = new KeyedList<PodRef>(body, podName, (pod) => {
      const row = new PodRow(context);
      this.#rows.set(podName(pod), row);
      return row;
    });
    this.#more = new MoreButton(firstPods, strings.button, (firstNew) => {
      this.#draw();
      const pod = this.#pods[firstNew];
      if (pod !== undefined) this.#rows.get(podName(pod))?.focus();
    });
    const columns = [words.columnPod, words.columnWaiting, words.columnActions];
    const head = columns.map((text) => element('th', { text, attributes: { scope: 'col' } }));
    this.root = element(
      'article',
      { className: 'group' },
      this.#reason,
      this.#message,
      this.#since,
      this.#chips.root,
      this.#actions.root,
      element('table', {}, this.#caption, element('thead', {}, element('tr', {}, ...head)), body),
      this.#more.root,
      this.#rest,
    );
  }

  update({ reason, message, saidAt, total, pods, actions }: PendingGroup): void {
    const { strings } = this.#context;
    const { pending: words } = strings;
    const sentence = reasonText(reason, strings);
    setText(this.#reason, sentence);
    setText(this.#caption, sentence);
    const since = sinceText(reason, saidAt, strings);
    this.#since.hidden = since === '';
    setText(this.#since, since);
    this.#message.hidden = message === undefined;
    setText(this.#speaker, `${reason.waitsFor === 'node' ? words.scheduler : words.kubelet} `);
    setText(this.#text, message ?? '');
    this.#chips.update(reason);
    this.#actions.update(actions);
    this.#rest.hidden = total <= pods.length;
    setText(this.#rest, fill(words.rest, pods.length, total));
    this.#pods = pods;
    const names = new Set(pods.map(podName));
    for (const name of this.#rows.keys()) if (!names.has(name)) this.#rows.delete(name);
    this.#draw();
  }

  tick(): void {
    for (const row of this.#rows.values()) row.tick();
  }

  #draw(): void {
    this.#list.update(this.#more.take(this.#pods));
  }
}

/** A pod that waits, since when, and what one can do about it from here. */
class PodRow implements View<PodRef> {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #name = element('span', { className: 'pod-name' });
  readonly #namespace = element('span', { className: 'quiet' });
  readonly #waiting = element('td', { className: 'waiting' });
  readonly #spokenNames = [spoken(''), spoken('')] as const;
  #pod: PodRef | undefined;

  constructor(context: PageContext) {
    this.#context = context;
    const { button: words } = context.strings;
    const act = (run: (pod: PodRef) => void) => () => {
      if (this.#pod !== undefined) run(this.#pod);
    };
    const reveal = linkButton(
      words.showInTree,
      act(({ namespace, name }) => context.reveal({ kind: 'pod', namespace, name })),
    );
    const describe = linkButton(
      words.describe,
      act(({ namespace, name }) => context.run({ command: 'describePod', namespace, name })),
    );
    reveal.append(this.#spokenNames[0]);
    describe.append(this.#spokenNames[1]);
    this.root = element(
      'tr',
      {},
      element(
        'th',
        { attributes: { scope: 'row' } },
        element('div', { className: 'pod' }, this.#name, this.#namespace),
      ),
      this.#waiting,
      element('td', { className: 'actions' }, reveal, describe),
    );
  }

  update(pod: PodRef): void {
    this.#pod = pod;
    setText(this.#name, pod.name);
    setText(this.#namespace, pod.namespace);
    for (const each of this.#spokenNames) setText(each, ` ${podName(pod)}`);
    this.tick();
  }

  /** Puts the focus on the first of its actions. */
  focus(): void {
    this.root.querySelector('button')?.focus();
  }

  tick(): void {
    if (this.#pod !== undefined) setText(this.#waiting, age(this.#context.now() - this.#pod.since));
  }
}
