import { netshootManifest, nginxManifest } from '../../kubectlLab.ts';
import { testAlike } from './pairTable.ts';

/** The lines of the published lab by which kubectl changes something. */
testAlike(
  'the lines of the published lab',
  [
    'create deployment kube-ops-view --image=nginx -n kube-system',
    'create service clusterip kube-ops-view --tcp=8080 -n kube-system',
  ],
  [
    ['create -f -', netshootManifest],
    'rollout status deployment netshoot-pod --timeout=30s',
    'exec -it $PODNAME1 -- ping -c 2 $PODIP2',
    'exec -it $PODNAME2 -- ping -c 2 $PODIP3',
    'exec -it $PODNAME3 -- ping -c 2 $PODIP1',
    'exec -it $PODNAME1 -- ping -c 1 www.google.com',
    'exec -it $PODNAME1 -- ping -c 3 -i 0.1 www.google.com',
    'exec -it $PODNAME1 -- curl -s ipinfo.io/ip',
    'patch svc -n kube-system kube-ops-view -p \'{"spec":{"type":"LoadBalancer"}}\'',
    ['apply -f -', nginxManifest],
    'scale deployment nginx-deployment --replicas=10',
    'scale deployment nginx-deployment --replicas=40',
    'delete deploy nginx-deployment',
    'delete deploy netshoot-pod',
  ],
);
