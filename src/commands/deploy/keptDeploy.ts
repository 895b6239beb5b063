import type { DeployCost } from '../../domain/deploy/deployCost.ts';
import type { ClusterOrigin } from '../../domain/deploy/clusterOrigin.ts';
import type { RememberedForm } from '../../domain/deploy/rememberedValues.ts';
import type { NamedResource } from '../../domain/deploy/runResources.ts';
import type { TemplateSource } from '../../domain/deploy/templateSummary.ts';
import type { TemplateParameter } from '../../domain/deploy/templateParameter.ts';
import type { KeyValueStore } from '../../ports/keyValueStore.ts';

/** A deploy that was begun: enough to go on watching it in another window. No secrets: not one parameter's value. */
export interface KeptDeploy {
  readonly connectionId: string;
  /** The AWS profile's name, or undefined for the default credentials and for Practice. */
  readonly profile: string | undefined;
  readonly region: string;
  readonly account: string | undefined;
  readonly stackName: string;
  readonly clusterName: string;
  readonly stackId: string;
  readonly startedAt: number;
  /** What the plan said would be made; empty for a stack that somebody else began. */
  readonly planned: readonly NamedResource[];
  readonly origin: ClusterOrigin;
  readonly cost: DeployCost | undefined;
  /** The template's parameters, by which a remedy finds its field; without defaults of secrets. */
  readonly parameters: readonly Pick<TemplateParameter, 'key' | 'type' | 'noEcho' | 'allowedValues'>[];
}

const underWay = 'deploy.underWay';
const remembered = 'deploy.values';
/** Forms that are remembered, the last one first. */
const mostForms = 10;

/** The deploy that is under way, in the editor's own store: one at a time. */
export function keptDeploy(store: KeyValueStore): KeptDeploy | undefined {
  return store.get<KeptDeploy>(underWay);
}

export async function keepDeploy(store: KeyValueStore, deploy: KeptDeploy | undefined): Promise<void> {
  await store.set(underWay, deploy);
}

/** What a person set the last time for a template of this key. */
export function rememberedForm(store: KeyValueStore, key: string): RememberedForm | undefined {
  return store.get<Readonly<Record<string, RememberedForm>>>(remembered)?.[key];
}

export async function rememberForm(store: KeyValueStore, key: string, form: RememberedForm): Promise<void> {
  const others = Object.entries(store.get<Readonly<Record<string, RememberedForm>>>(remembered) ?? {});
  const kept = [[key, form] as const, ...others.filter(([other]) => other !== key)].slice(0, mostForms);
  await store.set(remembered, Object.fromEntries(kept));
}

/** The template that was used the last time. */
export function rememberedSource(store: KeyValueStore): TemplateSource | undefined {
  return store.get<TemplateSource>('deploy.template');
}

export async function rememberSource(store: KeyValueStore, source: TemplateSource): Promise<void> {
  await store.set('deploy.template', source);
}
