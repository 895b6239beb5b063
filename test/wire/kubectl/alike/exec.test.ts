import { testAlike } from './pairTable.ts';

testAlike(
  'exec',
  ['create deployment dep --image=nicolaka/netshoot -- sleep 3600'],
  [
    [
      'apply -f -',
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web-0"}, "spec": {"containers": [{"name": "web", "image": "nicolaka/netshoot", "command": ["sleep", "3600"]}], "terminationGracePeriodSeconds": 0}}',
    ],
    [
      'apply -f -',
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "two-0"}, "spec": {"containers": [{"name": "main", "image": "nicolaka/netshoot", "command": ["sleep", "3600"]}, {"name": "side", "image": "nicolaka/netshoot", "command": ["sleep", "3600"]}], "terminationGracePeriodSeconds": 0}}',
    ],
    [
      'apply -f -',
      '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "done"}, "spec": {"restartPolicy": "Never", "containers": [{"name": "main", "image": "busybox", "command": ["true"]}]}}',
    ],
    'rollout status deploy/dep --timeout=20s',
    'wait --for=condition=Ready pod/web-0 pod/two-0 --timeout=20s',
    'exec web-0 -- echo hi',
    'exec two-0 -- echo hi',
    'exec two-0 -c side -- echo hi',
    'exec two-0 -c nope -- echo hi',
    'exec web-0 echo hi',
    'exec web-0',
    'exec',
    'exec nope -- date',
    'exec web-0 -- false',
    "exec web-0 -- sh -c 'exit 7'",
    'exec web-0 -- nosuchprogram',
    'exec -it web-0 -- ping -c 1 127.0.0.1',
    'exec deploy/dep -- hostname',
    'exec web-0 -n kube-system -- date',
    'exec svc/kubernetes -- date',
    ['exec -i web-0 -- cat', 'hello\nworld\n'],
    ['exec -i web-0 -- wc -l', 'a\nb\n'],
    "exec web-0 -- sh -c 'echo out; echo err >&2; exit 3'",
    'exec done -- date',
    'attach done',
    'attach',
  ],
);
