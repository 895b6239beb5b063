import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import { clusterNameParameter } from '../../domain/deploy/templateParameter.ts';
import { valueOf } from '../../domain/deploy/deployForm.ts';
import { noOffersYet, type DeployOffers } from '../../domain/deploy/offers.ts';
import { proposals } from '../../domain/deploy/proposals.ts';
import { recalled, type RememberedForm } from '../../domain/deploy/rememberedValues.ts';
import type { TemplateSource, TemplateSummary } from '../../domain/deploy/templateSummary.ts';
import type { TemplateText } from '../../ports/deployCloud.ts';

export interface DraftStart {
  readonly source: TemplateSource;
  readonly name: string;
  readonly text: TemplateText;
  readonly summary: TemplateSummary;
  readonly region: string;
  readonly stackName: string;
  readonly remembered: RememberedForm | undefined;
}

/** A form that a person is filling in. Its secrets are here and nowhere else, until it is forgotten. */
export class FormDraft {
  readonly text: TemplateText;
  #form: DeployForm;

  constructor({ source, name, text, summary, region, stackName, remembered }: DraftStart) {
    this.text = text;
    this.#form = {
      template: { source, name, summary },
      region,
      stackName,
      values: recalled(remembered, summary.parameters),
      proposed: {},
      offers: noOffersYet,
    };
  }

  get form(): DeployForm {
    return this.#form;
  }

  setName(stackName: string): void {
    this.#form = { ...this.#form, stackName };
  }

  setValue(key: string, value: string): void {
    if (!this.#form.template.summary.parameters.some((parameter) => parameter.key === key)) return;
    this.#propose({ values: { ...this.#form.values, [key]: value } });
  }

  resetValue(key: string): void {
    const { [key]: _gone, ...values } = this.#form.values;
    this.#propose({ values });
  }

  setOffers(offers: Partial<DeployOffers>): void {
    this.#propose({ offers: { ...this.#form.offers, ...offers } });
  }

  /** What is sent: what is not the template's default, and the name of the cluster. */
  get parameters(): ReadonlyMap<string, string> {
    const sent = new Map<string, string>();
    for (const parameter of this.#form.template.summary.parameters) {
      const { key, defaultValue } = parameter;
      const value = key === clusterNameParameter ? this.#form.stackName : valueOf(this.#form, parameter);
      if (value !== defaultValue) sent.set(key, value);
    }
    return sent;
  }

  /** Values that no message and no log may have. */
  get secrets(): readonly string[] {
    const { template, values } = this.#form;
    return template.summary.parameters.flatMap(({ key, noEcho }) => (noEcho && values[key] ? [values[key]] : []));
  }

  forgetSecrets(): void {
    for (const { key, noEcho } of this.#form.template.summary.parameters) if (noEcho) this.resetValue(key);
  }

  #propose(change: Partial<DeployForm>): void {
    const form = { ...this.#form, ...change };
    this.#form = { ...form, proposed: proposals(form.template.summary.parameters, form.offers, form.values) };
  }
}
