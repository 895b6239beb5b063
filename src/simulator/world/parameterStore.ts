import { AwsFault } from './fault.ts';
import { publicParameter } from './publicParameters.ts';
import type { StoredParameter } from './parameterRecord.ts';
import type { Tags } from './tags.ts';
import type { World } from './world.ts';

export interface PutParameterRequest {
  /** With its slashes, such as `/lab/name`. */
  readonly name: string;
  readonly type: StoredParameter['type'];
  readonly value: string;
  readonly description?: string;
  /** False refuses a name that is taken. */
  readonly overwrite: boolean;
  readonly tags?: Tags;
}

/** Bytes a value of the standard tier may have. */
const valueLimit = 4_096;

/** Stores a parameter of Systems Manager; each write of the same name makes a new version. */
export function putParameter(world: World, request: PutParameterRequest): StoredParameter {
  const { name, type, value, description } = request;
  const existing = world.parameters.get(name);
  if (/^\/(aws|ssm)(\/|$)/i.test(name))
    throw new AwsFault('AccessDeniedException', `No access to reserved parameter name: ${name}.`);
  if (!/^[a-zA-Z0-9_.\-/]+$/.test(name) || /^(aws|ssm)/i.test(name))
    throw new AwsFault(
      'ValidationException',
      `Parameter name: can't be prefixed with "ssm" (case-insensitive). ${name}`,
    );
  if (value === '')
    throw new AwsFault(
      'ValidationException',
      `1 validation error detected: Value '' at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1.`,
    );
  if (Buffer.byteLength(value) > valueLimit)
    throw new AwsFault(
      'ValidationException',
      `Standard tier parameters support a maximum parameter value of ${valueLimit} characters.`,
    );
  if (existing !== undefined && !request.overwrite)
    throw new AwsFault(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  const parameter: StoredParameter = {
    name,
    arn: `arn:aws:ssm:${world.region}:${world.account}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    type,
    ...(description !== undefined && { description }),
    versions: [...(existing?.versions ?? []), value],
    modifiedAt: world.clock.now(),
    tags: { ...(request.tags ?? existing?.tags) },
  };
  world.parameters.set(name, parameter);
  return parameter;
}

/** Deletes a parameter with all its versions. */
export function deleteParameter(world: World, name: string): void {
  if (!world.parameters.delete(name)) throw new AwsFault('ParameterNotFound', '');
}

/** The value of a parameter, of Amazon's or the account's own, at `name` or `name:version`; undefined if there is none. */
export function storedParameter(
  world: World,
  name: string,
): { readonly type: StoredParameter['type']; readonly value: string } | undefined {
  const image = publicParameter(world, name);
  if (image !== undefined) return { type: 'String', value: image };
  const [, path = name, version] = /^(.+):(\d+)$/.exec(name) ?? [];
  const parameter = world.parameters.get(path);
  const value = version === undefined ? parameter?.versions.at(-1) : parameter?.versions[Number(version) - 1];
  return parameter === undefined || value === undefined ? undefined : { type: parameter.type, value };
}
