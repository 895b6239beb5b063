import type { WhatIfChoice } from '../../../domain/capacity/whatIf.ts';
import type { PoolSettings } from '../../../domain/cni/addressPool.ts';
import type { WhatIfState } from '../../protocol/whatIf.ts';
import { Combobox } from '../../../webview/app/combobox.ts';
import { element } from '../../../webview/app/element.ts';
import { labelledField } from '../../../webview/app/labelledField.ts';
import { NumberField } from '../../../webview/app/numberField.ts';
import type { PageContext } from '../pageContext.ts';
import { checkField, choice, type CheckField } from '../../../webview/app/toolkit.ts';
import type { WhatIfChoices } from './choices.ts';
import { typeOffer } from './typeOffer.ts';

/** As many as one may ask for; the sliders end where a lab does. */
const mostNodes = 1000;
const mostReplicas = 10_000;
const slidNodes = 20;
const slidReplicas = 300;
const mostTarget = 1000;

type Target = Exclude<keyof PoolSettings, 'prefixDelegation' | 'customNetworking'>;
type Change = (change: Partial<Omit<WhatIfChoices, 'cni'>> & { readonly cni?: Partial<PoolSettings> }) => void;

/** Where one chooses. */
export class ChoiceForm {
  readonly root: HTMLElement;
  readonly #words: PageContext['strings']['whatIf'];
  readonly #type: Combobox<string>;
  #instanceType = '';
  readonly #nodes: NumberField;
  readonly #deployment;
  readonly #replicas: NumberField;
  readonly #flags: readonly (readonly [name: 'prefixDelegation' | 'customNetworking', field: CheckField])[];
  readonly #targets: readonly (readonly [name: Target, field: NumberField])[];

  constructor({ strings }: PageContext, change: Change) {
    const words = strings.whatIf;
    this.#words = words;
    const typeId = 'what-if-type';
    this.#type = new Combobox({
      id: typeId,
      label: words.instanceType,
      offer: (typed) => typeOffer(typed, this.#instanceType, words),
      chosen: (instanceType) => change({ instanceType }),
    });
    this.#nodes = new NumberField({
      id: 'what-if-nodes',
      label: words.nodes,
      least: 0,
      most: mostNodes,
      slider: slidNodes,
      changed: (nodes) => change({ nodes }),
    });
    this.#deployment = choice(words.deployment, (deployment) => change({ deployment, replicas: undefined }));
    this.#replicas = new NumberField({
      id: 'what-if-replicas',
      label: words.replicas,
      least: 0,
      most: mostReplicas,
      slider: slidReplicas,
      changed: (replicas) => change({ replicas }),
    });
    this.#flags = (['prefixDelegation', 'customNetworking'] as const).map((name) => [
      name,
      checkField(words[name], (checked) => change({ cni: { [name]: checked } })),
    ]);
    const target = (name: Target, label: string, least: number, empty?: string): [Target, NumberField] => [
      name,
      new NumberField({
        id: `what-if-${name}`,
        label,
        least,
        most: mostTarget,
        ...(empty === undefined ? {} : { empty }),
        changed: (value) => change({ cni: { [name]: value } }),
      }),
    ];
    this.#targets = [
      target('warmEniTarget', 'WARM_ENI_TARGET', 0),
      target('warmPrefixTarget', 'WARM_PREFIX_TARGET', 0),
      target('warmIpTarget', 'WARM_IP_TARGET', 1, words.notSet),
      target('minimumIpTarget', 'MINIMUM_IP_TARGET', 1, words.notSet),
      target('maxEni', 'MAX_ENI', 1, words.notSet),
    ];
    this.root = element(
      'div',
      { className: 'choices' },
      group(words.nodesGroup, labelledField(typeId, words.instanceType, this.#type.root), this.#nodes.root),
      group(words.podsGroup, labelled(words.deployment, this.#deployment.root), this.#replicas.root),
      group(
        words.cniGroup,
        ...this.#flags.map(([, { root }]) => root),
        element('div', { className: 'targets' }, ...this.#targets.map(([, { root }]) => root)),
      ),
    );
  }

  update({ deployments }: WhatIfState, chosen: WhatIfChoice & { readonly deployment: string | undefined }): void {
    this.#instanceType = chosen.instanceType;
    this.#type.show(chosen.instanceType);
    this.#nodes.update(chosen.nodes);
    const keys = deployments.map(({ key }) => key);
    this.#deployment.offer(
      keys.length === 0 ? [this.#words.noDeployment] : keys,
      chosen.deployment ?? this.#words.noDeployment,
    );
    this.#replicas.root.hidden = keys.length === 0;
    this.#replicas.update(chosen.replicas);
    for (const [name, field] of this.#flags) field.update(chosen.cni[name]);
    for (const [name, field] of this.#targets) field.update(chosen.cni[name]);
  }
}

function group(title: string, ...fields: readonly HTMLElement[]): HTMLElement {
  return element('fieldset', {}, element('legend', { text: title }), ...fields);
}

/** The control names itself; the words beside it are for the eye. */
function labelled(text: string, control: HTMLElement): HTMLElement {
  return element(
    'div',
    { className: 'field' },
    element('span', { text, attributes: { 'aria-hidden': 'true' } }),
    control,
  );
}
