import { AwsFault } from '../../world/fault.ts';
import type { LaunchTemplateData } from '../../world/compute/launchTemplates.ts';
import type { Input } from '../inputMembers.ts';

/** Lists whose member name on the wire is not its plural. */
const irregular: Readonly<Record<string, string>> = { SecurityGroupId: 'Groups', Ipv4Prefix: 'Ipv4Prefixes' };

/**
 * What a request says of a launch, by the names CloudFormation and templates use: on the wire a list has the name of one
 * of its members (`BlockDeviceMapping`), there that of all (`BlockDeviceMappings`).
 */
export function launchData(input: Input): LaunchTemplateData {
  return renamed(input, {});
}

/** Members have names of this form; others would not make an element of the answer. */
const memberName = /^[A-Za-z][A-Za-z0-9]*$/;

function renamed(input: Input, names: Readonly<Record<string, string>>): LaunchTemplateData {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      if (!memberName.test(name)) throw new AwsFault('UnknownParameter', `The parameter ${name} is not recognized`);
      if (!Array.isArray(value)) return [name, isStructure(value) ? renamed(value, {}) : value];
      const plural = names[name] ?? (name.endsWith('s') ? name : `${name}s`);
      const inner = name === 'NetworkInterface' ? irregular : {};
      return [plural, value.map((each: unknown) => (isStructure(each) ? renamed(each, inner) : each))];
    }),
  );
}

/** Template data as EC2 writes it: names in lower camel case, and lists as sets of one of their members. */
export function launchDataItem(data: LaunchTemplateData): object {
  const members = Object.entries(data).filter(([name]) => memberName.test(name));
  return Object.fromEntries(
    members.map(([name, value]) => {
      const lower = name.charAt(0).toLowerCase() + name.slice(1);
      if (!Array.isArray(value)) return [lower, isStructure(value) ? launchDataItem(value) : value];
      const set = `${lower.replace(/s$/, '')}Set`;
      return [set, value.map((each: unknown) => (isStructure(each) ? launchDataItem(each) : each))];
    }),
  );
}

function isStructure(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
