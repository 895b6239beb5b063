import { kebabCase } from '../kebabCase.ts';
import type { Operation } from '../service.ts';
import type { Shape } from '../shape.ts';
import type { OptionName } from '../words.ts';

/** An option of an operation. */
export interface OperationOption extends OptionName {
  /** The member of the input that it sets. */
  readonly member: string;
  readonly shape: Shape;
  readonly required: boolean;
  /** What it stands for when it has no words. */
  readonly value?: unknown;
}

/** Names of options that are not those of their members. `*` is any operation of the service. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ec2.*': { 'no-egress': 'ingress', 'no-disable-api-termination': 'enable-api-termination' },
  'ec2.create-image': { 'no-no-reboot': 'reboot' },
  'eks.create-cluster': { version: 'kubernetes-version' },
  'eks.update-cluster-version': { version: 'kubernetes-version' },
  'eks.create-nodegroup': { version: 'kubernetes-version' },
  'eks.update-nodegroup-version': { version: 'kubernetes-version' },
};

/** The options of an operation, one or two for each member of its input, in the model's order. */
export function operationOptions(service: string, operation: Operation): OperationOption[] {
  const names = { ...renamed[`${service}.*`], ...renamed[`${service}.${kebabCase(operation.name)}`] };
  const named = (name: string) => names[name] ?? name;
  const { members, required } = operation.input;
  return [...members].flatMap(([member, shape]): OperationOption[] => {
    const name = named(kebabCase(member));
    const negative = named(`no-${kebabCase(member)}`);
    const option = { member, shape, name, required: required.includes(member) && shape.kind !== 'token' };
    if (shape.kind === 'boolean')
      return [
        { ...option, takes: 'nothing', value: true },
        { ...option, name: negative, takes: 'nothing', value: false },
      ];
    if (isSwitch(shape))
      return [
        { ...option, takes: 'many', value: { Value: true } },
        { ...option, name: negative, takes: 'nothing', value: { Value: false } },
      ];
    return [{ ...option, takes: shape.kind === 'list' ? 'many' : 'one' }];
  });
}

/** An attribute that is true or false: `--ebs-optimized`, `--ebs-optimized Value=true`, `--no-ebs-optimized`. */
function isSwitch(shape: Shape): boolean {
  return shape.kind === 'structure' && shape.members.size === 1 && shape.members.get('Value')?.kind === 'boolean';
}
