import { newMetadata, type Generator } from './generator.ts';

/** `kubectl create serviceaccount NAME`. */
export const serviceAccount: Generator = {
  flags: {},
  failure: 'failed to create serviceaccount: ',
  build: ({ name }) => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: newMetadata(name) }),
};
