import { testAlike } from './pairTable.ts';

testAlike(
  'apply, replace and patch',
  [],
  [
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --dry-run=client',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --dry-run=server',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: B\n          value: "3"\n      - name: side\n        image: busybox\n      volumes:\n      - name: v\n        emptyDir: {}\n',
    ],
    [
      'apply -f - --dry-run=client',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: B\n          value: "3"\n      - name: side\n        image: busybox\n      volumes:\n      - name: v\n        emptyDir: {}\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: B\n          value: "3"\n      - name: side\n        image: busybox\n      volumes:\n      - name: v\n        emptyDir: {}\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: B\n          value: "3"\n      - name: side\n        image: busybox\n      volumes:\n      - name: v\n        emptyDir: {}\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    'set env deploy/nginx-deployment C=9',
    'scale deploy nginx-deployment --replicas=5',
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 81\n          name: web\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - -o name',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: nginx}\n  ports: [{port: 80}]\n',
    ],
    [
      'apply -f -',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: nginx}\n  ports: [{port: 81}]\n',
    ],
    [
      'apply -f -',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: nginx}\n  ports: [{port: 81}, {port: 82, name: x}]\n',
    ],
    [
      'apply -f -',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: nginx}\n  ports: [{port: 81, name: y}, {port: 82, name: x}]\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: nginx}\n  ports: [{port: 80}]\n',
    ],
    [
      'apply -f -',
      'apiVersion: crd.k8s.amazonaws.com/v1alpha1\nkind: ENIConfig\nmetadata: {name: a}\nspec:\n  subnet: subnet-1\n  securityGroups: [sg-1, sg-2]\n',
    ],
    [
      'apply -f -',
      'apiVersion: crd.k8s.amazonaws.com/v1alpha1\nkind: ENIConfig\nmetadata: {name: a}\nspec:\n  subnet: subnet-1\n  securityGroups: [sg-1, sg-2]\n',
    ],
    [
      'apply -f -',
      'apiVersion: crd.k8s.amazonaws.com/v1alpha1\nkind: ENIConfig\nmetadata: {name: a}\nspec:\n  subnet: subnet-1\n  securityGroups: [sg-2]\n',
    ],
    [
      'apply -f -',
      'apiVersion: crd.k8s.amazonaws.com/v1alpha1\nkind: ENIConfig\nmetadata: {name: a}\nspec:\n  securityGroups: [sg-1, sg-2]\n',
    ],
    [
      'apply -f - -n kube-system',
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: nginx}\n  ports: [{port: 80}]\n',
    ],
    [
      'apply -f - -n kube-system',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  namespace: default\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: -2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicaz: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: two\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: other\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: Foo\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    'apply',
    'apply foo',
    'apply -f nope',
    'create deployment made --image=nginx',
    [
      'apply -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: made\n  labels:\n    app: made\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: made\n  template:\n    metadata:\n      labels:\n        app: made\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side --force-conflicts',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side --force-conflicts',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side --field-manager=other',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 3\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side --field-manager=other --force-conflicts',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 3\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side --dry-run=client',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --server-side --dry-run=server',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'apply -f - --force-conflicts',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'replace -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'replace -f - --force',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'replace -f -',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nope\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'replace -f - --force',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: fresh\n  labels:\n    app: fresh\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: fresh\n  template:\n    metadata:\n      labels:\n        app: fresh\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    'replace',
    [
      'replace -f - --dry-run=client',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    [
      'replace -f - --dry-run=server -o name',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: nginx-deployment\n  labels:\n    app: nginx\nspec:\n  replicas: 2\n  selector:\n    matchLabels:\n      app: nginx\n  template:\n    metadata:\n      labels:\n        app: nginx\n    spec:\n      containers:\n      - name: nginx\n        image: nginx:alpine\n        ports:\n        - containerPort: 80\n        env:\n        - name: A\n          value: "1"\n        - name: B\n          value: "2"\n',
    ],
    `patch deploy nginx-deployment -p '{"spec":{"replicas":3}}'`,
    `patch deploy nginx-deployment -p '{"spec":{"replicas":3}}'`,
    `patch deploy nginx-deployment --type=merge -p '{"spec":{"replicas":1}}'`,
    `patch deploy/nginx-deployment --type=json -p '[{"op":"replace","path":"/spec/replicas","value":2}]'`,
    `patch deploy nginx-deployment --type=json -p '[{"op":"remove","path":"/spec/nothing"}]'`,
    `patch deploy nginx-deployment -p '{"spec":{"replicas":-1}}'`,
    `patch deploy nginx-deployment -p '{"spec":{"replicas":"two"}}'`,
    'patch deploy nope -p {}',
    'patch deploy nginx-deployment',
    "patch deploy nginx-deployment -p 'spec: {replicas: 4}'",
    'patch deploy nginx-deployment --type=foo -p {}',
    `patch deploy nginx-deployment -p '{"spec":{"replicas":1}}' --dry-run=server`,
    `patch deploy nginx-deployment -p '{"spec":{"replicas":1}}' --dry-run=client`,
    `patch deploy nginx-deployment --subresource=scale --type=merge -p '{"spec":{"replicas":1}}'`,
    `patch svc web -p '{"spec":{"type":"LoadBalancer"}}'`,
    'patch -p {}',
    'patch deploy nginx-deployment --patch-file nope',
    `patch deploy nginx-deployment -p '{"spec":{"replicas":3}}' -o name`,
    `patch eniconfig a -p '{"spec":{"subnet":"subnet-9"}}'`,
    `patch node NODE -p '{"spec":{"unschedulable":true}}'`,
  ],
);
