import { isStackName, longestClusterName } from '../stack/stackParameters.ts';
import { blockProblem, isWithin, networkBlockProblem, overlap, readBlock } from './blockProblem.ts';
import { stackNameKey, valueOf, type DeployForm, type FormProblem } from './deployForm.ts';
import { fieldKind, type FieldKind } from './fieldKind.ts';
import type { FieldProblem } from './fieldProblem.ts';
import { known } from './offers.ts';
import { parameterProblem } from './parameterProblem.ts';
import { isZoneRefused } from './refusedZones.ts';

interface Field {
  readonly key: string;
  readonly kind: FieldKind;
  readonly value: string;
}

/**
 * Everything that speaks against a form as it is, in the form's order and one problem for each field: what the template
 * says of each value, then what AWS offers here, then how values fit together. What is not known (yet) speaks against
 * nothing.
 */
export function formProblems(form: DeployForm): readonly FormProblem[] {
  const { parameters } = form.template.summary;
  const fields = parameters.map((parameter): Field => ({
    key: parameter.key,
    kind: fieldKind(parameter),
    value: valueOf(form, parameter),
  }));
  const named = parameters.some((parameter) => fieldKind(parameter) === 'cluster-name');
  const nameProblem = stackNameProblem(form.stackName, named);
  const problems: FormProblem[] = nameProblem === undefined ? [] : [{ key: stackNameKey, problem: nameProblem }];
  parameters.forEach((parameter, index) => {
    const field = fields[index];
    if (field === undefined || field.kind === 'cluster-name') return;
    const problem = parameterProblem(parameter, field.value) ?? relationProblem(field, fields, form);
    if (problem !== undefined) problems.push({ key: field.key, problem });
  });
  return problems;
}

/** A stack's name, which is the cluster's too where the template names one after it. */
export function stackNameProblem(name: string, namesCluster: boolean): FieldProblem | undefined {
  const longest = namesCluster ? longestClusterName : 128;
  return isStackName(name) && name.length <= longest ? undefined : { kind: 'not-a-name', longest };
}

function relationProblem(field: Field, fields: readonly Field[], form: DeployForm): FieldProblem | undefined {
  if (field.value === '') return undefined;
  switch (field.kind) {
    case 'key-pair':
      return known(form.offers.keyPairs)?.includes(field.value) === false
        ? { kind: 'unknown-key-pair', value: field.value }
        : undefined;
    case 'zone':
      return zoneProblem(field, fields, form);
    case 'instance-type':
      return typeProblem(field, fields, form);
    case 'version':
      return versionProblem(field, form);
    case 'own-address':
      return blockProblem(field.value);
    case 'cidr':
      return networkBlockProblem(field.value) ?? placeProblem(field, fields);
    default:
      return undefined;
  }
}

function zoneProblem({ key, value }: Field, fields: readonly Field[], form: DeployForm): FieldProblem | undefined {
  const zones = known(form.offers.zones);
  const zone = zones?.find(({ name }) => name === value);
  if (zones !== undefined && zone === undefined) return { kind: 'unknown-zone', value };
  if (zone !== undefined && isZoneRefused(zone.id)) return { kind: 'refused-zone', value, zoneId: zone.id };
  const earlier = fields.slice(
    0,
    fields.findIndex((each) => each.key === key),
  );
  const other = earlier.find((each) => each.kind === 'zone' && each.value === value);
  return other && { kind: 'same-zone', value, other: other.key };
}

/** Nodes are spread over every chosen zone; a single machine is in the first one. */
function typeProblem({ key, value }: Field, fields: readonly Field[], form: DeployForm): FieldProblem | undefined {
  const types = known(form.offers.instanceTypes);
  if (types === undefined) return undefined;
  const type = types.find((each) => each.type === value);
  if (type === undefined) return { kind: 'unknown-type', value };
  const there = known(form.offers.zones);
  const chosen = fields
    .filter(({ kind, value: zone }) => kind === 'zone' && zone !== '')
    .map((each) => each.value)
    // One that does not exist is a problem of its own field.
    .filter((zone) => there?.some(({ name }) => name === zone) !== false);
  const needed = isForNodes(key) ? chosen : chosen.slice(0, 1);
  const zones = needed.filter((zone) => !type.zones.includes(zone));
  return zones.length === 0 ? undefined : { kind: 'type-not-in-zone', value, zones };
}

/** Whether a parameter is about the worker nodes rather than a single machine, by its name. */
export function isForNodes(key: string): boolean {
  return /node|worker/i.test(key);
}

function versionProblem({ value }: Field, form: DeployForm): FieldProblem | undefined {
  const versions = known(form.offers.versions);
  if (versions === undefined) return undefined;
  const offered = versions.some(({ version, support }) => version === value && support !== 'unsupported');
  return offered ? undefined : { kind: 'unsupported-version', value };
}

/** Subnets are within the VPC and apart from each other. */
function placeProblem({ key, value }: Field, fields: readonly Field[]): FieldProblem | undefined {
  if (!isSubnet(key)) return undefined;
  const block = readBlock(value);
  if (block === undefined) return undefined;
  const vpc = fields.find((each) => each.kind === 'cidr' && /^vpc/i.test(each.key));
  const vpcBlock = vpc && readBlock(vpc.value);
  if (vpc !== undefined && vpcBlock !== undefined && !isWithin(block, vpcBlock))
    return { kind: 'outside-vpc', value, vpc: vpc.value, other: vpc.key };
  for (const each of fields) {
    if (each.key === key) break;
    const other = each.kind === 'cidr' && isSubnet(each.key) ? readBlock(each.value) : undefined;
    if (other !== undefined && overlap(block, other)) return { kind: 'overlaps', value, other: each.key };
  }
  return undefined;
}

function isSubnet(key: string): boolean {
  return /subnet/i.test(key);
}
