import { AwsFault } from '../../world/fault.ts';
import { GraphWalk } from '../execution/graphWalk.ts';
import type { Machinery } from '../machinery.ts';
import { outputsOf } from '../outputs.ts';
import type { Stack, StackRequest, StackResource } from '../stack.ts';
import { scopeOf } from '../stackScope.ts';
import { dependenciesOf, type Dependencies } from '../template/dependencies.ts';
import { evaluate } from '../template/evaluate.ts';
import { referencedValue } from '../template/parameters.ts';
import { referencesIn } from '../template/references.ts';
import type { Scope } from '../template/scope.ts';
import type { ResourceDefinition } from '../template/template.ts';
import { canonical } from '../template/value.ts';
import { recreationOf, wearsStackTags } from './changedProperties.ts';
import { replacementOf, type ChangeDetail, type ChangeScope, type ResourceChange } from './resourceChange.ts';

/** Everything an update would do, and whether it would do anything. */
export interface Plan {
  readonly changes: readonly ResourceChange[];
  readonly changesNothing: boolean;
}

/** In an order in which each comes after all it depends on. */
function ordered(dependencies: Dependencies): string[] {
  const order: string[] = [];
  const walk = new GraphWalk(
    dependencies,
    (id) => {
      order.push(id);
      walk.done(id);
    },
    () => {},
  );
  walk.start();
  return order;
}

/** The canonical form of a value as it would be now; undefined when that shows only once other resources are made. */
function foreseen(value: unknown, scope: Scope): string | undefined {
  try {
    return canonical(evaluate(value, scope));
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return undefined;
  }
}

/** Works out what an update to `request` would change, as far as can be told without doing it. */
export function planUpdate(machinery: Machinery, stack: Stack, request: StackRequest): Plan {
  const trial = { ...stack, request };
  const scope = scopeOf(machinery, trial, new Set());
  const dependencies = dependenciesOf(request.template, (name) => scope.condition(name));
  const changes = new Map<string, ResourceChange>();
  for (const logicalId of ordered(dependencies)) {
    const definition = request.template.resources.get(logicalId);
    const resource = stack.resources.get(logicalId);
    if (definition === undefined) continue;
    const change =
      resource?.physicalId === undefined || resource.status === 'CREATE_FAILED'
        ? addition(definition)
        : modification({ stack, request, scope, changes, definition, resource });
    if (change !== undefined) changes.set(logicalId, change);
  }
  const removed = [...stack.resources.values()].filter(({ logicalId }) => !dependencies.has(logicalId));
  for (const resource of removed) changes.set(resource.logicalId, removal(resource));
  const all = [...changes.values()].toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
  return { changes: all, changesNothing: all.length === 0 && !changesStack(stack, trial, scope) };
}

/** True when tags or outputs change, which are no resource's. */
function changesStack(stack: Stack, trial: Stack, scope: Scope): boolean {
  if (canonical(stack.request.tags) !== canonical(trial.request.tags)) return true;
  try {
    return JSON.stringify(outputsOf(trial, scope)) !== JSON.stringify(stack.outputs);
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return true;
  }
}

/** What making a resource is called in a plan. */
export function addition({ logicalId, type }: ResourceDefinition): ResourceChange {
  const nothing = { physicalId: undefined, replacement: undefined, policyAction: undefined, details: [] };
  return { action: 'Add', logicalId, type, ...nothing };
}

function removal({ logicalId, type, physicalId, deletionPolicy }: StackResource): ResourceChange {
  const policyAction = deletionPolicy === 'Delete' ? 'Delete' : 'Retain';
  return { action: 'Remove', logicalId, type, physicalId, replacement: undefined, policyAction, details: [] };
}

interface Comparison {
  readonly stack: Stack;
  readonly request: StackRequest;
  readonly scope: Scope;
  /** Of the resources this one may depend on. */
  readonly changes: ReadonlyMap<string, ResourceChange>;
  readonly definition: ResourceDefinition;
  readonly resource: StackResource;
}

function modification(comparison: Comparison): ResourceChange | undefined {
  const { definition, resource } = comparison;
  const names = new Set([...Object.keys(resource.applied?.properties ?? {}), ...Object.keys(definition.properties)]);
  const details = [
    ...[...names].toSorted().flatMap((name) => propertyDetails(comparison, name)),
    ...attributeDetails(comparison),
  ];
  if (details.length === 0) return undefined;
  const { logicalId, type, physicalId, updateReplacePolicy } = resource;
  const replacement = replacementOf(details);
  const goes = updateReplacePolicy === 'Delete' ? ('ReplaceAndDelete' as const) : ('ReplaceAndRetain' as const);
  const policyAction = replacement === 'False' ? undefined : goes;
  return { action: 'Modify', logicalId, type, physicalId, replacement, policyAction, details };
}

function propertyDetails(comparison: Comparison, name: string): ChangeDetail[] {
  const { stack, request, scope, changes, definition, resource } = comparison;
  const written = definition.properties[name];
  const attribute = name === 'Tags' ? ('Tags' as const) : ('Properties' as const);
  const target = {
    attribute,
    name: attribute === 'Tags' ? undefined : name,
    recreation: recreationOf(resource.type, name),
  };
  const references = referencesIn(written, (condition) => scope.condition(condition));
  const ofResources = references.flatMap((reference): ChangeDetail[] => {
    const change = changes.get(reference.target);
    const isReplaced = change?.replacement === 'True';
    const mayChange =
      change?.action === 'Modify' && (reference.attribute !== undefined || change.replacement !== 'False');
    if (!mayChange) return [];
    const evaluation = isReplaced ? 'Static' : 'Dynamic';
    return reference.attribute === undefined
      ? [{ ...target, evaluation, source: 'ResourceReference', cause: reference.target }]
      : [{ ...target, evaluation, source: 'ResourceAttribute', cause: `${reference.target}.${reference.attribute}` }];
  });
  if (ofResources.length > 0) return unique(ofResources);
  if (canonical(resource.applied?.properties[name]) === foreseen(written, scope)) return [];
  const parameters = references.filter(({ target: parameter }) => {
    const [old, next] = [stack.request.parameters.get(parameter), request.parameters.get(parameter)];
    if (old === undefined || next === undefined) return false;
    // What is made of a value that is not kept has changed: so has the value.
    return old.isForgotten === true || canonical(referencedValue(old)) !== canonical(referencedValue(next));
  });
  const direct = { ...target, source: 'DirectModification' as const, cause: undefined };
  if (parameters.length === 0) return [{ ...direct, evaluation: 'Static' }];
  return [
    ...unique(
      parameters.map(({ target: cause }): ChangeDetail => {
        return { ...target, evaluation: 'Static', source: 'ParameterReference', cause };
      }),
    ),
    { ...direct, evaluation: 'Dynamic' },
  ];
}

function attributeDetails({ stack, request, definition, resource }: Comparison): ChangeDetail[] {
  const old = stack.request.template.resources.get(resource.logicalId);
  const changed: ChangeScope[] = [];
  if (canonical(old?.metadata ?? '') !== canonical(definition.metadata ?? '')) changed.push('Metadata');
  const before = resource.applied?.stackTags ?? {};
  if (wearsStackTags(resource.type) && canonical(before) !== canonical(request.tags)) changed.push('Tags');
  return changed.map((attribute) => ({
    attribute,
    name: undefined,
    recreation: 'Never',
    evaluation: 'Static',
    source: 'DirectModification',
    cause: undefined,
  }));
}

function unique(details: readonly ChangeDetail[]): ChangeDetail[] {
  return [...new Map(details.map((detail) => [`${detail.source} ${detail.cause}`, detail])).values()];
}
