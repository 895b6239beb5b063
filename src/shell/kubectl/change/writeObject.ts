import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { resourcePath, type ApiResource } from '../discovery/apiResource.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { KubectlSession } from '../session/session.ts';
import { changeQuery } from './changeFlags.ts';
import type { DryRun } from './dryRun.ts';

/** Flags of commands that send whole objects. */
export const writeFlags = {
  'save-config': { kind: 'switch' },
  /** It may stand without a value. */
  validate: { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

export interface WriteOptions {
  readonly dryRun: DryRun;
  readonly fieldManager: string;
  /** `Strict`, `Warn` or `Ignore`: what the server does about fields that it does not know. */
  readonly fieldValidation: string;
}

/** Reads the flags about how an object is sent. */
export function writeOptionsOf(line: CommandLine<string>, dryRun: DryRun, fieldManager: string): WriteOptions {
  const validate = line.text('validate') ?? 'strict';
  const fieldValidation = { true: 'Strict', strict: 'Strict', warn: 'Warn', false: 'Ignore', ignore: 'Ignore' }[
    validate
  ];
  if (fieldValidation === undefined)
    throw new ToolError(
      `error: invalid - validate option "${validate}"; must be one of: strict (or true), warn, ignore (or false)`,
    );
  return { dryRun, fieldManager: line.text('field-manager') ?? fieldManager, fieldValidation };
}

/** The query that carries the options. */
export function writeQuery({ dryRun, fieldManager, fieldValidation }: WriteOptions): string {
  return changeQuery({ dryRun: dryRun === 'server' ? 'All' : undefined, fieldManager, fieldValidation });
}

/** Has the server make an object; returns what it made of it. */
export async function createObject(
  resource: ApiResource,
  namespace: string | undefined,
  object: object,
  options: WriteOptions,
  session: KubectlSession,
): Promise<KubernetesObject> {
  const path = `${resourcePath(resource, { namespace })}${writeQuery(options)}`;
  return (await (await session.api()).request('POST', path, object)) as KubernetesObject;
}

/** The object in the namespace it is sent to. */
export function inNamespace(object: KubernetesObject, namespace: string | undefined): KubernetesObject {
  return namespace === undefined ? object : { ...object, metadata: { ...object.metadata, namespace } };
}
