import type { RoleBinding } from '../objects/rbac.ts';
import { age } from './age.ts';
import type { Columns } from './table.ts';

function subjects({ subjects: all = [] }: RoleBinding, kind: string): string {
  return all
    .filter((each) => each.kind === kind)
    .map(({ name, namespace }) => (kind === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
    .join(', ');
}

export const bindingColumns: Columns<RoleBinding> = [
  { name: 'Role', cell: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}` },
  age,
  { name: 'Users', wide: true, cell: (binding) => subjects(binding, 'User') },
  { name: 'Groups', wide: true, cell: (binding) => subjects(binding, 'Group') },
  { name: 'ServiceAccounts', wide: true, cell: (binding) => subjects(binding, 'ServiceAccount') },
];
