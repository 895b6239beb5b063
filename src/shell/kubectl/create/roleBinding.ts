import { ToolError } from '../../tool.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import { commaSeparated, newMetadata, type Generator, type Wanted } from './generator.ts';

const apiGroup = 'rbac.authorization.k8s.io';
const subjectFlags = { user: { kind: 'list' }, group: { kind: 'list' }, serviceaccount: { kind: 'list' } } as const;

/** `kubectl create rolebinding NAME (--role=NAME | --clusterrole=NAME) [--user=USER] [--group=GROUP] …`. */
export const roleBinding: Generator = {
  flags: { ...subjectFlags, role: { kind: 'text' }, clusterrole: { kind: 'text' } },
  failure: 'failed to create rolebinding: ',
  build(wanted) {
    const [role, clusterRole] = [wanted.line.text('role') ?? '', wanted.line.text('clusterrole') ?? ''];
    if ((role === '') === (clusterRole === ''))
      throw new ToolError('error: exactly one of clusterrole or role must be specified');
    return binding('RoleBinding', wanted, role === '' ? ['ClusterRole', clusterRole] : ['Role', role]);
  },
};

/** `kubectl create clusterrolebinding NAME --clusterrole=NAME [--user=USER] [--group=GROUP] …`. */
export const clusterRoleBinding: Generator = {
  flags: { ...subjectFlags, clusterrole: { kind: 'text' } },
  required: ['clusterrole'],
  failure: 'failed to create clusterrolebinding: ',
  build: (wanted) => binding('ClusterRoleBinding', wanted, ['ClusterRole', wanted.line.text('clusterrole') ?? '']),
};

function binding(kind: string, wanted: Wanted, [roleKind, name]: readonly [string, string]): JsonObject {
  const { line } = wanted;
  const people = (subject: string, flag: string) =>
    commaSeparated(line, flag).map((each) => ({ apiGroup, kind: subject, name: each }));
  const accounts = commaSeparated(line, 'serviceaccount').map((text) => {
    const [namespace = '', account = '', ...more] = text.split(':');
    if (namespace === '' || account === '' || more.length > 0)
      throw new ToolError('error: serviceaccount must be <namespace>:<name>');
    return { kind: 'ServiceAccount', name: account, namespace };
  });
  const subjects = [...people('User', 'user'), ...people('Group', 'group'), ...accounts];
  return {
    apiVersion: `${apiGroup}/v1`,
    kind,
    metadata: newMetadata(wanted.name),
    roleRef: { apiGroup, kind: roleKind, name },
    ...(subjects.length === 0 ? {} : { subjects }),
  };
}
