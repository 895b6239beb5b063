import { parsePairs } from '../expose/pairs.ts';
import { commaSeparated, newMetadata, type Generator } from './generator.ts';

/** `kubectl create quota NAME --hard=cpu=1,pods=2`. */
export const quota: Generator = {
  flags: { hard: { kind: 'text' }, scopes: { kind: 'list' } },
  failure: 'failed to create quota: ',
  build({ name, line }) {
    const hard = line.text('hard') ?? '';
    const scopes = commaSeparated(line, 'scopes');
    return {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: newMetadata(name),
      spec: { ...(hard === '' ? {} : { hard: parsePairs(hard) }), ...(scopes.length === 0 ? {} : { scopes }) },
      status: {},
    };
  },
};
