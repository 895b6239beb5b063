import { clusterOrigin, eksctlMachine } from './clusterOrigin.ts';
import { valueOf, type DeployForm } from './deployForm.ts';
import {
  documentResources,
  operandOf,
  records,
  section,
  text,
  type DocumentResource,
  type TemplateDocument,
} from './templateDocument.ts';

/** What a person should know of a template before its stack is made. What is safer is worded by whoever shows it. */
export type TemplateWarning =
  /** Wants an access key: a long-lived secret that ends up on a machine's disk. A role needs none. */
  | { readonly kind: 'asks-for-keys'; readonly parameters: readonly string[] }
  /** Lets the whole internet in. */
  | {
      readonly kind: 'open-to-all';
      /** The group, or the rule where that is a resource of its own. */
      readonly logicalId: string;
      /** `tcp 22`, `all` */
      readonly ports: string;
      readonly cidr: string;
      /** The parameter that decides it, where one does: with another value it is closed. */
      readonly parameter: string | undefined;
    }
  /** The cluster comes out of a machine's user data, in stacks of its own: the stack is complete before it exists. */
  | { readonly kind: 'cluster-later'; readonly logicalId: string }
  /** Gives administrator rights to a role of the stack. */
  | { readonly kind: 'administrator'; readonly logicalId: string };

const everybody: ReadonlySet<string> = new Set(['0.0.0.0/0', '::/0']);

/**
 * What speaks against a template as it is written. A rule whose block is a parameter is listed with that parameter's
 * default; whether it is open is decided by the value there is: `standingWarnings`.
 */
export function templateWarnings(document: TemplateDocument): readonly TemplateWarning[] {
  const keys = section(document, 'Parameters')
    .map(([key]) => key)
    .filter((key) => /access_?key/i.test(key));
  const resources = documentResources(document);
  const machine = clusterOrigin(document) === 'eksctl' ? eksctlMachine(document) : undefined;
  return [
    ...(keys.length === 0 ? [] : [{ kind: 'asks-for-keys', parameters: keys } as const]),
    ...resources.flatMap((resource) => openRules(document, resource)),
    ...(machine === undefined ? [] : [{ kind: 'cluster-later', logicalId: machine.logicalId } as const]),
    ...resources
      .filter(({ type, properties }) => type === 'AWS::IAM::Role' && isAdministrator(properties))
      .map(({ logicalId }) => ({ kind: 'administrator', logicalId }) as const),
  ];
}

/** The warnings that hold with the values of a form. */
export function standingWarnings(
  form: Pick<DeployForm, 'values' | 'proposed'> & {
    readonly template: { readonly summary: Pick<DeployForm['template']['summary'], 'parameters' | 'warnings'> };
  },
): readonly TemplateWarning[] {
  const { parameters, warnings } = form.template.summary;
  return warnings.filter((warning) => {
    if (warning.kind !== 'open-to-all' || warning.parameter === undefined) return true;
    const parameter = parameters.find(({ key }) => key === warning.parameter);
    return parameter !== undefined && everybody.has(valueOf(form, parameter).trim());
  });
}

function openRules(
  document: TemplateDocument,
  { logicalId, type, properties }: DocumentResource,
): readonly TemplateWarning[] {
  const rules =
    type === 'AWS::EC2::SecurityGroup'
      ? records(properties['SecurityGroupIngress'])
      : type === 'AWS::EC2::SecurityGroupIngress'
        ? [properties]
        : [];
  return rules.flatMap((rule) =>
    ['CidrIp', 'CidrIpv6'].flatMap((name): readonly TemplateWarning[] => {
      const block = operandOf(document, rule[name], name);
      const warning = { kind: 'open-to-all', logicalId, ports: portsOf(rule) } as const;
      if ('value' in block)
        return everybody.has(block.value) ? [{ ...warning, cidr: block.value, parameter: undefined }] : [];
      return 'parameter' in block ? [{ ...warning, cidr: '0.0.0.0/0', parameter: block.parameter }] : [];
    }),
  );
}

function portsOf(rule: TemplateDocument): string {
  const protocol = text(rule['IpProtocol']) ?? '-1';
  const [from, to] = [text(rule['FromPort']), text(rule['ToPort'])];
  if (protocol === '-1') return 'all';
  if (from === undefined) return protocol;
  return to === undefined || to === from ? `${protocol} ${from}` : `${protocol} ${from}–${to}`;
}

function isAdministrator(properties: TemplateDocument): boolean {
  const policies = properties['ManagedPolicyArns'];
  return Array.isArray(policies) && policies.some((each) => /\/AdministratorAccess\W*$/.test(JSON.stringify(each)));
}
