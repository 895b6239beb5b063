import { describe, expect, it } from 'vitest';
import { withOtherDefaults } from '../../../../src/simulator/kubernetes/admission/otherDefaults.ts';
import { persistentVolumeClaims } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { PersistentVolumeClaim } from '../../../../src/simulator/kubernetes/objects/storage.ts';

const metadata = { name: 'data', namespace: 'default' };

describe('a claim for a volume', () => {
  it('waits for one from its first moment', () => {
    const claim = { metadata, spec: { accessModes: ['ReadWriteOnce'] } };
    expect(withOtherDefaults(persistentVolumeClaims, claim)).toMatchObject({
      spec: { volumeMode: 'Filesystem' },
      status: { phase: 'Pending' },
    });
  });

  it('keeps the phase that it has', () => {
    const claim = { metadata, spec: {}, status: { phase: 'Bound' } } as PersistentVolumeClaim;
    expect(withOtherDefaults(persistentVolumeClaims, claim)).toMatchObject({ status: { phase: 'Bound' } });
  });
});
