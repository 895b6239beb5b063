import { newMetadata, type Generator } from './generator.ts';

/** `kubectl create namespace NAME`. */
export const namespace: Generator = {
  flags: {},
  build: ({ name }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: newMetadata(name), spec: {}, status: {} }),
};
