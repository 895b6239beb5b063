import { document, notFound, type Responder } from './outsideHost.ts';

/** Files of the lab's author that the lab fetches, by their path at raw.githubusercontent.com. */
const files: Readonly<Record<string, string>> = {
  '/gasida/PKOS/main/2/nginx-dp.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: nginx-deployment
  labels:
    app: nginx
spec:
  replicas: 2
  selector:
    matchLabels:
      app: nginx
  template:
    metadata:
      labels:
        app: nginx
    spec:
      containers:
      - name: nginx
        image: nginx:alpine
        ports:
        - containerPort: 80
`,
};

export const rawFiles: Responder = ({ path }) => {
  const text = files[path];
  return text === undefined ? notFound() : document('text/plain; charset=utf-8', text);
};
