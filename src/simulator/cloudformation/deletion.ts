import { DisposableStore } from '../../base/disposable.ts';
import { handlerFailure, isMissing, passes } from './handlerFailure.ts';
import { contextOf, when, type Machinery } from './machinery.ts';
import type { Stack, StackResource } from './stack.ts';
import { moveResource } from './stackEvents.ts';

/** How long a delete that something else blocks is tried again: about as long as CloudFormation was seen to (17 lab minutes). */
const patience = 17 * 60_000;
/** Lab milliseconds between two tries. */
const tryAgain = 5_000;

export interface DeletionOptions {
  /** Logical ids to leave alone. */
  readonly retain: ReadonlySet<string>;
  /** Leave what cannot be deleted instead of failing. */
  readonly force: boolean;
}

/** The deletion of a stack's resources: each as soon as nothing that needed it is left. */
export class Deletion {
  readonly #machinery: Machinery;
  readonly #stack: Stack;
  readonly #options: DeletionOptions;
  readonly #onEnd: (failed: readonly string[]) => void;
  readonly #waiting = new DisposableStore();
  readonly #begun = new Set<string>();
  readonly #failed = new Set<string>();

  /** `onEnd` gets the logical ids that could not be deleted. */
  constructor(
    machinery: Machinery,
    stack: Stack,
    options: DeletionOptions,
    onEnd: (failed: readonly string[]) => void,
  ) {
    this.#machinery = machinery;
    this.#stack = stack;
    this.#options = options;
    this.#onEnd = onEnd;
  }

  start(): void {
    const left = [...this.#stack.resources.values()].filter((resource) => !isDeleted(resource));
    const needed = new Set(left.flatMap(({ dependsOn }) => [...dependsOn]));
    const free = left.filter(({ logicalId }) => !needed.has(logicalId) && !this.#begun.has(logicalId));
    // A deletion that ends at once starts again from here, and may begin others of these first.
    for (const resource of free) if (!this.#begun.has(resource.logicalId)) this.#begin(resource);
    const resting = left.every(({ logicalId }) => !this.#begun.has(logicalId) || this.#failed.has(logicalId));
    if (free.length === 0 && resting) this.#onEnd([...this.#failed]);
  }

  /** Stops where it is, so that another deletion can take over. `onEnd` is not called. */
  cancel(): void {
    this.#waiting.dispose();
  }

  #begin(resource: StackResource): void {
    const { logicalId, physicalId } = resource;
    this.#begun.add(logicalId);
    const policy = this.#stack.request.template.resources.get(logicalId)?.deletionPolicy;
    if (policy === 'Retain' || this.#options.retain.has(logicalId)) return this.#end(resource, 'DELETE_SKIPPED');
    if (physicalId === undefined) return this.#end(resource, 'DELETE_COMPLETE');
    moveResource(this.#machinery.world, this.#stack, resource, 'DELETE_IN_PROGRESS');
    this.#try(resource, physicalId, this.#machinery.world.clock.labTime() + patience);
  }

  #try(resource: StackResource, physicalId: string, until: number): void {
    const { clock } = this.#machinery.world;
    const type = this.#machinery.typeOf(resource.type);
    const context = contextOf(this.#machinery, this.#stack, resource.logicalId);
    try {
      type.delete(physicalId, context);
    } catch (error) {
      if (isMissing(error)) return this.#end(resource, 'DELETE_COMPLETE');
      if (!passes(error) || clock.labTime() >= until) return this.#fail(resource, error);
      this.#waiting.add(clock.after(tryAgain, () => this.#try(resource, physicalId, until)));
      return;
    }
    const settle = () =>
      this.#waiting.add(
        when(
          type.changed?.(context),
          () => type.isGone?.(physicalId, context) ?? true,
          () => this.#end(resource, 'DELETE_COMPLETE'),
        ),
      );
    this.#waiting.add(clock.after(type.deleteTime, settle));
  }

  #fail(resource: StackResource, error: unknown): void {
    if (this.#options.force) return this.#end(resource, 'DELETE_SKIPPED');
    this.#failed.add(resource.logicalId);
    const { world } = this.#machinery;
    moveResource(world, this.#stack, resource, 'DELETE_FAILED', handlerFailure(world, resource.type, error));
    this.start();
  }

  #end(resource: StackResource, status: 'DELETE_COMPLETE' | 'DELETE_SKIPPED'): void {
    moveResource(this.#machinery.world, this.#stack, resource, status);
    this.start();
  }
}

function isDeleted(resource: StackResource): boolean {
  return resource.status === 'DELETE_COMPLETE' || resource.status === 'DELETE_SKIPPED';
}
