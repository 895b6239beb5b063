import type { Stack, StackOutput } from './stack.ts';

/** A named value that other stacks may import. */
export interface Export {
  readonly stack: Stack;
  readonly name: string;
  readonly value: string;
}

/** Every export of these stacks, by name. */
export function exportsOf(stacks: readonly Stack[]): Export[] {
  return stacks
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : { stack, name: exportName, value },
      ),
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names of the stacks that import an export. */
export function importersOf(stacks: readonly Stack[], name: string): string[] {
  return stacks
    .filter(({ status, imports }) => status !== 'DELETE_COMPLETE' && imports.has(name))
    .map(({ request }) => request.name)
    .toSorted();
}

/** Why a stack may not come to have these outputs; undefined when it may. */
export function exportConflict(
  stacks: readonly Stack[],
  stack: Stack,
  outputs: readonly StackOutput[],
): string | undefined {
  const others = exportsOf(stacks.filter((other) => other !== stack));
  for (const { exportName } of outputs) {
    const taken = others.find(({ name }) => name === exportName);
    if (taken !== undefined)
      return `Export with name ${taken.name} is already exported by stack ${taken.stack.request.name}.`;
  }
  for (const { exportName, value } of stack.outputs) {
    if (exportName === undefined) continue;
    const importers = importersOf(stacks, exportName).join(', ');
    const next = outputs.find((output) => output.exportName === exportName);
    if (importers === '' || next?.value === value) continue;
    return next === undefined
      ? `Export ${exportName} cannot be deleted as it is in use by ${importers}`
      : `Export ${exportName} cannot be updated as it is in use by ${importers}`;
  }
  return undefined;
}

/** Why a stack may not be deleted; undefined when nobody imports from it. */
export function exportInUse(stacks: readonly Stack[], stack: Stack): string | undefined {
  for (const { exportName } of stack.outputs) {
    const importers = exportName === undefined ? [] : importersOf(stacks, exportName);
    if (importers.length > 0)
      return `Delete canceled. Cannot delete export ${exportName} as it is in use by ${importers.join(', ')}.`;
  }
  return undefined;
}
