import { createHash } from 'node:crypto';
import { publicParameters } from '../../world/publicParameters.ts';
import type { World } from '../../world/world.ts';

/** When AWS last published its parameters: with the image set of September 2026. */
const published = new Date('2026-09-28T18:00:00Z');

/**
 * A parameter as GetParameter writes it, of the account (`name` or `name:version`) or of AWS; undefined if there is none of
 * that name.
 */
export function describedParameter(world: World, name: string, decrypted: boolean): object | undefined {
  const found = publicParameters(world).get(name);
  if (found === undefined) return ownParameter(world, name, decrypted);
  return {
    Name: name,
    Type: 'String',
    Value: found.value,
    Version: 1,
    LastModifiedDate: published,
    ARN: `arn:aws:ssm:${world.region}::parameter${name}`,
    DataType: found.dataType,
  };
}

function ownParameter(world: World, selected: string, decrypted: boolean): object | undefined {
  const [, path = selected, selector] = /^(.+):(\d+)$/.exec(selected) ?? [];
  const parameter = world.parameters.get(path);
  const version = selector === undefined ? parameter?.versions.length : Number(selector);
  const value = parameter?.versions[(version ?? 0) - 1];
  if (parameter === undefined || value === undefined) return undefined;
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: parameter.type === 'SecureString' && !decrypted ? sealed(value) : value,
    Version: version,
    Selector: selector === undefined ? undefined : `:${selector}`,
    LastModifiedDate: new Date(parameter.modifiedAt),
    ARN: parameter.arn,
    DataType: 'text',
  };
}

/** What a secure parameter looks like to who does not ask for decryption: base64 that begins as KMS's ciphertext does. */
function sealed(value: string): string {
  return `AQICAH${createHash('sha512').update(value).digest('base64')}`;
}
