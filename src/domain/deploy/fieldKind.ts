import { clusterNameParameter, type TemplateParameter } from './templateParameter.ts';

/** What a parameter is, for whoever asks for its value: which picker it deserves and which offers of AWS fill it. */
export type FieldKind =
  /** Takes the stack's name and is not asked for. */
  | 'cluster-name'
  | 'secret'
  | 'key-pair'
  | 'zone'
  | 'instance-type'
  | 'version'
  /** A block that should hold the person's own address and nobody else's. */
  | 'own-address'
  | 'cidr'
  /** One of the template's allowed values. */
  | 'choice'
  | 'number'
  | 'text';

type Facts = Pick<TemplateParameter, 'key' | 'type' | 'noEcho' | 'allowedValues'>;

/** Words in a parameter's name that tell what its value is: templates rarely use a type for it. */
const byName: readonly (readonly [RegExp, FieldKind])[] = [
  [/key_?(pair)?_?name$/i, 'key-pair'],
  [/availability_?zone|^az\d?$/i, 'zone'],
  [/instance_?type$/i, 'instance-type'],
  [/(kubernetes|k8s|cluster|eks)_?version$/i, 'version'],
  [/(ingress|ssh|access|my).*(cidr|ip)$/i, 'own-address'],
  [/(block|cidr)$/i, 'cidr'],
];

/** The kind of a parameter, by its type where that says it, else by its name. */
export function fieldKind({ key, type, noEcho, allowedValues }: Facts): FieldKind {
  if (noEcho) return 'secret';
  if (key === clusterNameParameter) return 'cluster-name';
  if (type === 'AWS::EC2::KeyPair::KeyName') return 'key-pair';
  if (type === 'AWS::EC2::AvailabilityZone::Name') return 'zone';
  const named = type === 'String' ? byName.find(([name]) => name.test(key))?.[1] : undefined;
  // A list of the template's own is what may be chosen, even of types and versions.
  if (allowedValues.length > 0) return named === 'instance-type' || named === 'version' ? named : 'choice';
  if (type === 'Number') return 'number';
  return named ?? 'text';
}
