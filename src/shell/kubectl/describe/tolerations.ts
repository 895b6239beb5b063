import type { Toleration } from './podParts.ts';

/** What a pod tolerates, in order of the keys: `key=value:Effect op=Exists for 300s`. */
export function tolerationTexts(tolerations: readonly Toleration[] | undefined): readonly string[] {
  const keyOf = ({ key = '' }: Toleration) => key;
  return (tolerations ?? [])
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
    .map(({ key = '', value = '', effect = '', operator, tolerationSeconds }) => {
      const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`;
      const exists = operator === 'Exists' && value === '' ? `${what === '' ? '' : ' '}op=Exists` : '';
      return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
    });
}
