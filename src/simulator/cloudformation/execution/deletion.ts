import { DisposableStore } from '../../../base/disposable.ts';
import { handlerFailure, isMissing, passes } from '../handlerFailure.ts';
import { callAsCaller, contextOf, when, type Machinery } from '../machinery.ts';
import { Properties } from '../properties.ts';
import { Signals } from '../signals.ts';
import type { Stack, StackResource } from '../stack.ts';
import { moveResource } from '../stackEvents.ts';
import type { DeletionPolicy } from '../template/template.ts';
import { GraphWalk, reversed } from './graphWalk.ts';

/** How long a delete that something else blocks is tried again: about as long as CloudFormation was seen to (17 lab minutes). */
const patience = 17 * 60_000;
/** Lab milliseconds between two tries. */
const tryAgain = 5_000;

export interface DeletionOptions {
  /** Logical ids to leave alone. */
  readonly retain: ReadonlySet<string>;
  /** Leave what cannot be deleted instead of failing. */
  readonly force: boolean;
  /** The policy that counts for a resource. */
  readonly policyOf: (resource: StackResource) => DeletionPolicy;
}

/** The deletion of physical resources of a stack: each as soon as nothing that needed it is left. */
export class Deletion {
  readonly #machinery: Machinery;
  readonly #stack: Stack;
  readonly #resources: readonly StackResource[];
  readonly #options: DeletionOptions;
  readonly #waiting = new DisposableStore();
  readonly #walk: GraphWalk;

  /** `onEnd` gets the logical ids that could not be deleted. */
  constructor(
    machinery: Machinery,
    stack: Stack,
    resources: readonly StackResource[],
    options: DeletionOptions,
    onEnd: (failed: readonly string[]) => void,
  ) {
    this.#machinery = machinery;
    this.#stack = stack;
    this.#resources = resources.filter(({ status }) => status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED');
    this.#options = options;
    // Two physical resources may bear one logical id, so each is known by its place.
    const positions = Map.groupBy(this.#resources.keys(), (index) => this.#resources[index]?.logicalId);
    const needs = this.#resources.map(({ dependsOn }, index): [string, Set<string>] => [
      String(index),
      new Set([...dependsOn].flatMap((id) => positions.get(id) ?? []).map(String)),
    ]);
    this.#walk = new GraphWalk(
      reversed(new Map(needs)),
      (id) => this.#begin(id),
      (failed) => onEnd(failed.map((id) => this.#resources[Number(id)]?.logicalId ?? '')),
    );
  }

  start(): void {
    this.#walk.start();
  }

  /** Stops where it is, so that another deletion can take over. `onEnd` is not called. */
  cancel(): void {
    this.#walk.stop();
    this.#waiting.dispose();
  }

  #begin(id: string): void {
    const resource = this.#resources[Number(id)];
    if (resource === undefined) return;
    const { logicalId, physicalId } = resource;
    if (this.#options.policyOf(resource) !== 'Delete' || this.#options.retain.has(logicalId))
      return this.#end(id, resource, 'DELETE_SKIPPED');
    if (physicalId === undefined) return this.#end(id, resource, 'DELETE_COMPLETE');
    if (resource.underWay === 'deleting') return this.#awaitGone(id, resource, physicalId);
    if (resource.status !== 'DELETE_IN_PROGRESS')
      moveResource(this.#machinery.world, this.#stack, resource, 'DELETE_IN_PROGRESS');
    this.#try(id, resource, physicalId, this.#machinery.world.clock.labTime() + patience);
  }

  #try(id: string, resource: StackResource, physicalId: string, until: number): void {
    const { clock } = this.#machinery.world;
    const type = this.#machinery.typeOf(resource.type);
    const context = contextOf(this.#machinery, this.#stack, resource.logicalId);
    try {
      callAsCaller(this.#machinery, this.#stack, resource.type, 'delete');
      type.delete(physicalId, context, new Properties(resource.logicalId, resource.applied?.properties ?? {}));
    } catch (error) {
      if (isMissing(error)) return this.#end(id, resource, 'DELETE_COMPLETE');
      if (!passes(error) || clock.labTime() >= until) return this.#fail(id, resource, error);
      this.#waiting.add(clock.after(tryAgain, () => this.#try(id, resource, physicalId, until)));
      return;
    }
    resource.underWay = 'deleting';
    this.#awaitGone(id, resource, physicalId);
  }

  #awaitGone(id: string, resource: StackResource, physicalId: string): void {
    const type = this.#machinery.typeOf(resource.type);
    const context = contextOf(this.#machinery, this.#stack, resource.logicalId);
    const settle = () =>
      this.#waiting.add(
        when(
          type.changed?.(context),
          () => type.isGone?.(physicalId, context) ?? true,
          () => this.#end(id, resource, 'DELETE_COMPLETE'),
        ),
      );
    this.#waiting.add(this.#machinery.world.clock.after(type.deleteTime, settle));
  }

  #fail(id: string, resource: StackResource, error: unknown): void {
    if (this.#options.force) return this.#end(id, resource, 'DELETE_SKIPPED');
    const { world } = this.#machinery;
    moveResource(world, this.#stack, resource, 'DELETE_FAILED', handlerFailure(world, resource.type, error));
    this.#walk.failed(id);
  }

  #end(id: string, resource: StackResource, status: 'DELETE_COMPLETE' | 'DELETE_SKIPPED'): void {
    this.#machinery.signals.forget(Signals.key(this.#stack.id, resource.logicalId));
    moveResource(this.#machinery.world, this.#stack, resource, status);
    this.#walk.done(id);
  }
}
