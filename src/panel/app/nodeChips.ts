import type { AddressReason } from '../../domain/pending/addressFailure.ts';
import type { NodeReason, PendingReason } from '../../domain/pending/pendingReason.ts';
import { element, setAttribute, setText } from '../../webview/app/element.ts';
import { KeyedList } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { refusalText } from './refusalText.ts';
import { count, fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

interface Chip {
  readonly key: string;
  readonly name: string;
  readonly fact: string;
  /** This is what stands in the way. */
  readonly refuses: boolean;
}

/** A chip per node with why it refuses, or of the addresses a pod could get: `ip-192-168-1-251 17/17 pods`. */
export class NodeChips {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #list: KeyedList<Chip>;

  constructor(context: PageContext) {
    this.#context = context;
    this.root = element('ul', { className: 'chips' });
    this.#list = new KeyedList(
      this.root,
      ({ key }) => key,
      () => {
        const name = element('span');
        const fact = element('span', { className: 'number' });
        const root = element('li', {}, name, fact);
        return {
          root,
          update(chip) {
            setText(name, chip.name);
            setText(fact, chip.fact);
            root.classList.toggle('full', chip.refuses);
          },
        };
      },
    );
  }

  update(reason: PendingReason): void {
    const { strings } = this.#context;
    const { pending: words } = strings;
    setAttribute(this.root, 'aria-label', reason.waitsFor === 'node' ? words.nodeChips : words.addressChips);
    const chips = reason.waitsFor === 'node' ? verdictChips(reason, strings) : addressChips(reason, strings);
    this.root.hidden = chips.length === 0;
    this.#list.update(chips);
  }
}

function verdictChips({ kind, verdicts, agreement }: NodeReason, strings: Strings): readonly Chip[] {
  const { pending: words } = strings;
  const nothing = kind === 'unknown' || agreement === 'more' ? words.chipUnexplained : words.chipFits;
  return verdicts.map(({ names, nodes, refusals }) => {
    const fact = refusals.map((each) => refusalText(each, strings)).join(' · ');
    const [only] = names;
    return {
      key: nodes === 1 ? `node ${only}` : fact,
      name: nodes === 1 && only !== undefined ? only : count(words.nodesAlike, nodes),
      fact: fact === '' ? nothing : fact,
      refuses: refusals.length > 0,
    };
  });
}

function addressChips(
  { nodeName, warm, cooling, enis, maxEnis, subnets }: AddressReason,
  strings: Strings,
): readonly Chip[] {
  const { pending: words } = strings;
  const ofNode = `${fill(words.chipWarm, warm, cooling)} · ${fill(words.chipEnis, enis, maxEnis ?? '?')}`;
  return [
    { key: 'node', name: nodeName, fact: ofNode, refuses: warm === 0 },
    ...subnets.map(({ id, name, availableIps }) => ({
      key: id,
      name: name ?? id,
      fact: count(words.chipSubnet, availableIps),
      refuses: availableIps === 0,
    })),
  ];
}
