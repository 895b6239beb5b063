import { DisposableStore } from '../../base/disposable.ts';
import { createBootstrapDefinitions } from '../kubernetes/bootstrapDefinitions.ts';
import { createBootstrapRoles } from '../kubernetes/rbac/bootstrapRoles.ts';
import { kindsOf } from '../kubernetes/servedKinds.ts';
import type { EksCluster } from '../world/eks/records.ts';
import type { World } from '../world/world.ts';
import { ApiServiceController } from './apiServiceController.ts';
import { HorizontalPodAutoscalerController } from './autoscaling/horizontalPodAutoscalerController.ts';
import { ClusterRoleAggregation } from './clusterRoleAggregation.ts';
import { createClusterObjects } from './clusterObjects.ts';
import type { ControlContext } from './controlContext.ts';
import { DisruptionController } from './disruptionController.ts';
import { EndpointsController } from './endpointsController.ts';
import { GarbageCollector } from './garbageCollector.ts';
import { KubernetesService } from './kubernetesService.ts';
import { ServiceController } from './loadBalancer/serviceController.ts';
import { NamespaceController } from './namespaceController.ts';
import { CloudNodes } from './nodes/lifecycle/cloudNodes.ts';
import { ConditionTaints } from './nodes/lifecycle/conditionTaints.ts';
import { NodeMonitor } from './nodes/lifecycle/nodeMonitor.ts';
import { PodCollector } from './nodes/lifecycle/podCollector.ts';
import { TaintEviction } from './nodes/lifecycle/taintEviction.ts';
import { ResourceQuotaController } from './resourceQuotaController.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { CronJobController } from './workloads/cronJob/cronJobController.ts';
import { DaemonSetController } from './workloads/daemonSet/daemonSetController.ts';
import { DeploymentController } from './workloads/deployment/deploymentController.ts';
import { JobController } from './workloads/job/jobController.ts';
import { ReplicaSetController } from './workloads/replicaSetController.ts';
import { StatefulSetController } from './workloads/statefulSet/statefulSetController.ts';

/**
 * Starts what runs beside the API server of a cluster: the scheduler, the controllers of Kubernetes and those of the cloud.
 * The objects that every cluster begins with are made on the way.
 */
export function startControllers(
  world: World,
  cluster: EksCluster,
  context: ControlContext,
  certificatePem: string,
): DisposableStore {
  const running = new DisposableStore();
  const { api } = context;
  running.add(new NamespaceController(context, certificatePem));
  running.add(new Scheduler(context));
  running.add(new DeploymentController(context));
  running.add(new ReplicaSetController(context));
  running.add(new DaemonSetController(context));
  running.add(new StatefulSetController(context));
  running.add(new JobController(context));
  running.add(new CronJobController(context));
  running.add(new EndpointsController(context));
  running.add(new HorizontalPodAutoscalerController(context));
  running.add(new ApiServiceController(context));
  running.add(new ClusterRoleAggregation(context));
  running.add(new GarbageCollector(context));
  createBootstrapRoles(api);
  createBootstrapDefinitions(api, kindsOf(context.release.minor));
  createClusterObjects(api, context.release.minor);
  const interfaces = cluster.controlPlaneInterfaceIds.flatMap((id) => world.networkInterfaces.get(id) ?? []);
  running.add(
    new KubernetesService(
      context,
      interfaces.flatMap(({ addresses }) => addresses[0] ?? []),
    ),
  );
  running.add(new ResourceQuotaController(context));
  running.add(new DisruptionController(context));
  running.add(new ServiceController(world, cluster, context));
  running.add(new NodeMonitor(context));
  running.add(new ConditionTaints(context));
  running.add(new TaintEviction(context));
  running.add(new CloudNodes(world, context));
  running.add(new PodCollector(context));
  return running;
}
