import type { MaxPodsTerms } from '../../domain/capacity/maxPods.ts';
import type { CapacityState } from '../protocol/capacity.ts';
import { element, setAttribute, setText } from '../../webview/app/element.ts';
import { FormulaTerm, step } from './formulaTerm.ts';
import type { PageContext } from './pageContext.ts';
import { fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

type Name = 'enis' | 'addresses' | 'first' | 'prefix' | 'host' | 'result';

/** The pod limit as a sentence of numbers: `3 × ( 6 − 1 ) + 2 = 17`, and below it what one points at, explained. */
export class Formula {
  readonly root: HTMLElement;
  readonly #strings: Strings;
  readonly #terms: Readonly<Record<Name, FormulaTerm>>;
  readonly #sentence: HTMLElement;
  readonly #timesPrefix: HTMLElement;
  readonly #about = element('p', { className: 'about', attributes: { 'aria-hidden': 'true' } });

  constructor({ strings }: PageContext) {
    this.#strings = strings;
    const words = strings.capacity;
    const terms = {
      enis: new FormulaTerm(words.enis),
      addresses: new FormulaTerm(words.addresses),
      first: new FormulaTerm(words.first),
      prefix: new FormulaTerm(words.prefix),
      host: new FormulaTerm(words.host),
      result: new FormulaTerm(words.result, 'result'),
    };
    this.#terms = terms;
    this.#timesPrefix = step('×', terms.prefix);
    this.#sentence = element(
      'div',
      { className: 'sentence', attributes: { role: 'group' } },
      terms.enis.root,
      step('× (', terms.addresses),
      step('−', terms.first, ')'),
      this.#timesPrefix,
      step('+', terms.host),
      step('=', terms.result),
    );
    for (const event of ['mouseover', 'mouseout', 'focusin', 'focusout'] as const)
      this.#sentence.addEventListener(event, () => this.#explain());
    this.root = element('div', { className: 'formula' }, this.#sentence, this.#about);
  }

  update(capacity: Pick<CapacityState, 'type' | 'hostNetworkPods' | 'mode' | 'decider'>, terms: MaxPodsTerms): void {
    const { type, mode, decider } = capacity;
    const words = this.#strings.capacity;
    const { enis, addresses, first, prefix, host, result } = this.#terms;
    const prefixes = terms.addressesPerPlace > 1;
    setAttribute(this.#sentence, 'aria-label', fill(words.formula, type));
    const aboutEnis = [
      fill(words.aboutEnis, type, terms.enis),
      ...(mode.customNetworking === true ? [words.aboutCustom] : []),
      ...(mode.maxEni === undefined ? [] : [fill(words.aboutMaxEni, mode.maxEni)]),
    ];
    enis.update(String(terms.enis), aboutEnis.join(' '));
    const aboutAddresses = prefixes ? words.aboutAddressesPrefix : words.aboutAddresses;
    addresses.update(String(terms.ipv4PerEni), fill(aboutAddresses, type, terms.ipv4PerEni));
    first.update('1', words.aboutFirst);
    this.#timesPrefix.hidden = !prefixes;
    prefix.update(String(terms.addressesPerPlace), words.aboutPrefix);
    const names = capacity.hostNetworkPods.join(', ');
    const here = names === '' ? '' : ` ${fill(words.aboutHostNames, names)}`;
    host.update(String(terms.hostNetworkPods), words.aboutHost + here);
    const capped = decider === 'managed' && terms.cap !== undefined && terms.cap < terms.places;
    const cap = capped ? ` ${fill(words.aboutCap, terms.cap)}` : '';
    result.update(String(terms.places), fill(words.aboutResult, terms.places, type) + cap);
    this.#explain();
  }

  #explain(): void {
    const terms = Object.values(this.#terms);
    const pointed =
      terms.find(({ root }) => root.matches(':hover')) ?? terms.find(({ root }) => root.matches(':focus'));
    setText(this.#about, (pointed ?? this.#terms.result).about);
  }
}
