import type { Machinery } from '../machinery.ts';
import type { Stack, StackResource } from '../stack.ts';
import { moveResource } from '../stackEvents.ts';
import { scopeOf } from '../stackScope.ts';
import { dependenciesOf, type Dependencies } from '../template/dependencies.ts';
import { evaluate } from '../template/evaluate.ts';
import type { Scope } from '../template/scope.ts';
import type { DeletionPolicy, ResourceDefinition } from '../template/template.ts';
import { validationError } from '../template/validationError.ts';
import { changeResource } from './changeResource.ts';
import { GraphWalk } from './graphWalk.ts';
import { awaitMade, makeResource } from './makeResource.ts';
import { forgetSignals } from './signalWait.ts';
import { Work } from './work.ts';

/** Logical ids of the resources that came to nothing, in the template's order. */
export interface RunFailure {
  readonly created: readonly string[];
  readonly updated: readonly string[];
}

export interface RunOptions {
  /** Names of exports that values come from are added. */
  readonly imports: Set<string>;
  /** Whether what an update replaced is put back. */
  readonly isRollback?: boolean;
  /** Logical ids that are taken to be as the template says. */
  readonly skipped?: ReadonlySet<string>;
}

/**
 * Brings the resources of a stack to what its template says: each as soon as all it depends on are, until all are or one
 * fails. Resources that an earlier run, cut short, has begun or ended go on from there. What the template does not have any
 * more stays, for whoever runs this to delete.
 */
export class TemplateRun {
  readonly scope: Scope;
  readonly #stack: Stack;
  readonly #machinery: Machinery;
  readonly #work: Work;
  readonly #dependencies: Dependencies;
  readonly #walk: GraphWalk;
  readonly #skipped: ReadonlySet<string>;

  /** `onEnd` gets undefined when all is as the template says. */
  constructor(
    machinery: Machinery,
    stack: Stack,
    onEnd: (failure: RunFailure | undefined) => void,
    { skipped = new Set(), imports, isRollback = false }: RunOptions,
  ) {
    this.#machinery = machinery;
    this.#stack = stack;
    this.#skipped = skipped;
    this.scope = scopeOf(machinery, stack, imports);
    this.#dependencies = dependenciesOf(stack.request.template, (name) => this.scope.condition(name));
    this.#walk = new GraphWalk(
      this.#dependencies,
      (id) => this.#begin(id),
      () => onEnd(undefined),
    );
    this.#work = new Work(machinery, stack, this.scope, {
      isRollback,
      done: ({ logicalId }) => this.#walk.done(logicalId),
      failed: (resource, reason) => {
        const status = resource.status === 'CREATE_IN_PROGRESS' ? 'CREATE_FAILED' : 'UPDATE_FAILED';
        moveResource(machinery.world, stack, resource, status, reason);
        this.cancel();
        onEnd(this.#failure());
      },
    });
  }

  start(): void {
    this.#walk.start();
  }

  /** Stops where it is: what was under way counts as failed. `onEnd` is not called. */
  cancel(): void {
    this.#walk.stop();
    this.#work.stop();
    const { world } = this.#machinery;
    for (const resource of this.#stack.resources.values()) {
      if (resource.status === 'CREATE_IN_PROGRESS')
        moveResource(world, this.#stack, resource, 'CREATE_FAILED', 'Resource creation cancelled');
      if (resource.status === 'UPDATE_IN_PROGRESS')
        moveResource(world, this.#stack, resource, 'UPDATE_FAILED', 'Resource update cancelled');
    }
  }

  #failure(): RunFailure {
    const resources = [...this.#dependencies.keys()].flatMap((id) => this.#stack.resources.get(id) ?? []);
    const having = (status: StackResource['status']) =>
      resources.filter((each) => each.status === status).map(({ logicalId }) => logicalId);
    return { created: having('CREATE_FAILED'), updated: having('UPDATE_FAILED') };
  }

  #begin(logicalId: string): void {
    const definition = this.#stack.request.template.resources.get(logicalId);
    if (definition === undefined) return;
    const existing = this.#stack.resources.get(logicalId);
    if (existing !== undefined && this.#skipped.has(logicalId)) {
      if (existing.status !== 'UPDATE_COMPLETE')
        moveResource(this.#machinery.world, this.#stack, existing, 'UPDATE_COMPLETE');
      return this.#walk.done(logicalId);
    }
    if (existing?.status === 'CREATE_IN_PROGRESS') return this.#make(definition, existing);
    if (existing === undefined || existing.status === 'CREATE_FAILED') return this.#create(definition, existing);
    existing.dependsOn = this.#dependencies.get(logicalId) ?? new Set();
    this.#work.attempt(existing, () => Object.assign(existing, this.#policiesOf(definition)));
    changeResource(this.#work, existing, definition);
  }

  #create(definition: ResourceDefinition, failed: StackResource | undefined): void {
    const { logicalId, type } = definition;
    const { world } = this.#machinery;
    // What an earlier attempt left half made goes when the stack is cleaned up.
    if (failed?.physicalId !== undefined) this.#stack.discarded.push(failed);
    const resource: StackResource = {
      logicalId,
      type,
      dependsOn: this.#dependencies.get(logicalId) ?? new Set(),
      deletionPolicy: 'Delete',
      updateReplacePolicy: 'Delete',
      status: 'CREATE_IN_PROGRESS',
      reason: undefined,
      updatedAt: world.clock.now(),
      physicalId: undefined,
      underWay: undefined,
      applied: undefined,
      propertiesText: undefined,
    };
    this.#stack.resources.set(logicalId, resource);
    resource.propertiesText = this.#work.shown(definition);
    forgetSignals(this.#work, resource);
    moveResource(world, this.#stack, resource, 'CREATE_IN_PROGRESS');
    this.#make(definition, resource);
  }

  /** Goes on with a resource whose creation has begun. */
  #make(definition: ResourceDefinition, resource: StackResource): void {
    const { physicalId } = resource;
    if (physicalId !== undefined) return awaitMade(this.#work, resource, definition, physicalId);
    this.#work.call(resource, () => {
      Object.assign(resource, this.#policiesOf(definition));
      makeResource(this.#work, resource, definition);
    });
  }

  #policiesOf(definition: ResourceDefinition) {
    return {
      deletionPolicy: this.#policy(definition.deletionPolicy),
      updateReplacePolicy: this.#policy(definition.updateReplacePolicy),
    };
  }

  #policy(written: unknown): DeletionPolicy {
    const policy = evaluate(written, this.scope);
    if (policy !== 'Delete' && policy !== 'Retain' && policy !== 'RetainExceptOnCreate')
      throw validationError(`Template format error: Unrecognized DeletionPolicy ${String(policy)}`);
    return policy;
  }
}
