import { describe, expect, it } from 'vitest';
import { chapterStart } from '../../src/lab/chapterStart.ts';

const netshoot = "cat <<'EOF' | kubectl create -f -\nname: netshoot-pod\nEOF";

describe('chapterStart', () => {
  it('leaves nothing of later chapters behind', () => {
    const early = chapterStart('03-vpc-cni', netshoot);
    expect(early).toContain('kubectl delete deployment nginx-deployment netshoot-pod --ignore-not-found');
    expect(early).toContain('kubectl delete service,deployment kube-ops-view -n kube-system');
    expect(early).not.toContain('kubectl create');
    const late = chapterStart('10-limit-test', netshoot);
    expect(late).toContain('kubectl delete deployment nginx-deployment --ignore-not-found');
    expect(late).not.toContain('kube-ops-view');
  });

  it('brings the netshoot pods to the chapters that work with them', () => {
    expect(chapterStart('05-secondary-addresses', netshoot)).not.toContain('rollout');
    expect(chapterStart('06-pod-to-pod', netshoot)).toContain(`then\n${netshoot}\nfi\n`);
  });
});
