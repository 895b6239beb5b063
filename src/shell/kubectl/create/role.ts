import { ToolError } from '../../tool.ts';
import { commaSeparated, newMetadata, type Generator } from './generator.ts';
import { resourceRules, verbsOf } from './policyRules.ts';

const group = 'rbac.authorization.k8s.io';
const ruleFlags = { verb: { kind: 'list' }, resource: { kind: 'list' }, 'resource-name': { kind: 'list' } } as const;

/** `kubectl create role NAME --verb=VERB --resource=RESOURCE`. */
export const role: Generator = {
  flags: ruleFlags,
  async build(wanted) {
    const given = verbsOf(wanted);
    if (commaSeparated(wanted.line, 'resource').length === 0)
      throw new ToolError('error: at least one resource must be specified');
    const rules = await resourceRules(wanted, given);
    return { apiVersion: `${group}/v1`, kind: 'Role', metadata: newMetadata(wanted.name), rules };
  },
};

/** `kubectl create clusterrole NAME (--verb=VERB (--resource=RESOURCE | --non-resource-url=PATH) | --aggregation-rule=L=V)`. */
export const clusterRole: Generator = {
  flags: { ...ruleFlags, 'non-resource-url': { kind: 'list' }, 'aggregation-rule': { kind: 'list' } },
  async build(wanted) {
    const { line, name } = wanted;
    const object = { apiVersion: `${group}/v1`, kind: 'ClusterRole', metadata: newMetadata(name) };
    const aggregated = commaSeparated(line, 'aggregation-rule').map((pair) => pair.split('=', 2));
    if (aggregated.length > 0) {
      const matchLabels = Object.fromEntries(aggregated) as Readonly<Record<string, string>>;
      return { ...object, aggregationRule: { clusterRoleSelectors: [{ matchLabels }] }, rules: null };
    }
    const given = verbsOf(wanted);
    const paths = commaSeparated(line, 'non-resource-url');
    if (commaSeparated(line, 'resource').length + paths.length === 0)
      throw new ToolError('error: one of resource or nonResourceURL must be specified');
    const rules = await resourceRules(wanted, given);
    return { ...object, rules: paths.length === 0 ? rules : [...rules, { nonResourceURLs: paths, verbs: given }] };
  },
};
