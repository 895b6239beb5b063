import { describe, expect, it } from 'vitest';
import { nodes } from '../../../../src/simulator/kubernetes/kinds.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { createSecurityGroup } from '../../../../src/simulator/world/network/securityGroups.ts';
import { BalancerLab } from './balancerLab.ts';

describe('a service of type LoadBalancer', () => {
  it('waits for its address, and gets a classic balancer named after its uid', async () => {
    const lab = await BalancerLab.start();
    const { metadata, spec } = lab.create();
    lab.clock.advance(1000);
    expect(lab.service().status).toEqual({ loadBalancer: {} });
    expect(lab.service().metadata.finalizers).toEqual(['service.kubernetes.io/load-balancer-cleanup']);
    lab.clock.advance(4000);
    const balancer = lab.balancer();
    const name = `a${metadata.uid?.replaceAll('-', '').slice(0, 31)}`;
    expect(name).toHaveLength(32);
    expect(balancer).toMatchObject({
      name,
      scheme: 'internet-facing',
      zones: ['ap-northeast-2a', 'ap-northeast-2b', 'ap-northeast-2c'],
      listeners: [{ protocol: 'TCP', port: 80, instanceProtocol: 'TCP', instancePort: spec.ports?.[0]?.nodePort }],
      healthCheck: {
        target: `TCP:${spec.ports?.[0]?.nodePort}`,
        interval: 10,
        unhealthyThreshold: 6,
        healthyThreshold: 2,
      },
      tags: { 'kubernetes.io/service-name': 'default/web', 'kubernetes.io/cluster/myeks': 'owned' },
    });
    expect([...balancer.instanceIds].toSorted()).toEqual(lab.lab.instances.map(({ id }) => id).toSorted());
    expect(lab.service().status).toEqual({ loadBalancer: { ingress: [{ hostname: balancer.dnsName }] } });
    expect(balancer.dnsName).toMatch(/^a[0-9a-f]{31}-\d{9}\.ap-northeast-2\.elb\.amazonaws\.com$/);
    expect(lab.told()).toEqual([
      'EnsuringLoadBalancer: Ensuring load balancer',
      'EnsuredLoadBalancer: Ensured load balancer',
    ]);
  });

  it('opens the port on a security group of its own, and the nodes to that group', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    const { name, securityGroupIds } = lab.balancer();
    const [groupId = ''] = securityGroupIds;
    expect(lab.lab.world.securityGroups.get(groupId)).toMatchObject({
      name: `k8s-elb-${name}`,
      description: `Security group for Kubernetes ELB ${name} (default/web)`,
      tags: { 'kubernetes.io/cluster/myeks': 'owned' },
    });
    expect(lab.rulesInto(groupId)).toEqual(['tcp 80-80 0.0.0.0/0', 'icmp 3-4 0.0.0.0/0']);
    expect(lab.rulesInto(lab.nodeGroupId)).toEqual([`-1 -1--1 ${groupId}`]);
  });

  it('follows a change of its ports and source ranges', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    const [groupId = ''] = lab.balancer().securityGroupIds;
    lab.change({ ports: [{ port: 8080, nodePort: 31000 }], loadBalancerSourceRanges: ['10.0.0.0/8'] });
    lab.clock.advance(5000);
    expect(lab.balancer().listeners).toMatchObject([{ port: 8080, instancePort: 31000 }]);
    expect(lab.rulesInto(groupId)).toEqual(['tcp 8080-8080 10.0.0.0/8', 'icmp 3-4 10.0.0.0/8']);
    expect(lab.told()).toContain('LoadBalancerSourceRanges: [] -> [10.0.0.0/8]');
  });

  it('keeps the nodes behind it', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    const [instance] = lab.lab.instances;
    const { api } = lab.lab.controlPlane;
    const node = api.store.list(nodes).find(({ spec }) => spec.providerID?.endsWith(instance?.id ?? '-'));
    deleteObject(api, nodes, '', node?.metadata.name ?? '');
    lab.clock.advance(1000);
    expect(lab.balancer().instanceIds).toHaveLength(2);
    expect(lab.balancer().instanceIds).not.toContain(instance?.id);
    expect(lab.told()).toContain('UpdatedLoadBalancer: Updated load balancer with new hosts');
  });

  it('goes once its balancer, its interfaces and its group are gone', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    const [groupId = ''] = lab.balancer().securityGroupIds;
    lab.delete();
    lab.clock.advance(5000);
    expect(lab.lab.world.classicLoadBalancers.size).toBe(0);
    expect(lab.find()?.metadata.deletionTimestamp).toBeDefined();
    lab.clock.advance(60_000);
    expect(lab.find()).toBeUndefined();
    expect(lab.lab.world.securityGroups.has(groupId)).toBe(false);
    expect(lab.rulesInto(lab.nodeGroupId)).toEqual([]);
    expect(lab.told().slice(-2)).toEqual([
      'DeletingLoadBalancer: Deleting load balancer',
      'DeletedLoadBalancer: Deleted load balancer',
    ]);
  });

  it('is not gone while something holds its group', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    const [groupId = ''] = lab.balancer().securityGroupIds;
    const { world, cluster } = lab.lab;
    const other = createSecurityGroup(world, { name: 'other', description: 'o', vpcId: cluster.vpcId, tags: {} });
    other.rules.push({ id: 'sgr-1', egress: false, protocol: 'tcp', fromPort: 1, toPort: 1, sourceGroupId: groupId });
    lab.delete();
    lab.clock.advance(700_000);
    expect(lab.told()).toContain(
      'SyncLoadBalancerFailed: Error syncing load balancer: failed to delete load balancer: timed out deleting ELB: default/web',
    );
    expect(lab.find()).toBeDefined();
    other.rules = [];
    lab.clock.advance(60_000);
    expect(lab.find()).toBeUndefined();
  });

  it('keeps its cluster IP and loses balancer and node port when it becomes a ClusterIP', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    const { clusterIP } = lab.service().spec;
    lab.change({ type: 'ClusterIP' });
    lab.clock.advance(120_000);
    expect(lab.lab.world.classicLoadBalancers.size).toBe(0);
    expect(lab.service().spec).toEqual({
      type: 'ClusterIP',
      clusterIP,
      clusterIPs: [clusterIP],
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
      selector: { app: 'web' },
      sessionAffinity: 'None',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      internalTrafficPolicy: 'Cluster',
    });
    expect(lab.service().status).toEqual({ loadBalancer: {} });
    expect(lab.service().metadata.finalizers).toBeUndefined();
    expect(lab.told()).toContain('Type: LoadBalancer -> ClusterIP');
  });

  it('says why there is none, and tries again', async () => {
    const lab = await BalancerLab.start({ isPublic: false });
    lab.create();
    lab.clock.advance(3000);
    expect(lab.told()).toEqual([
      'EnsuringLoadBalancer: Ensuring load balancer',
      'SyncLoadBalancerFailed: Error syncing load balancer: failed to ensure load balancer: could not find any suitable subnets for creating the ELB',
    ]);
    expect(lab.service().status).toEqual({ loadBalancer: {} });
    for (const { tags } of lab.lab.world.subnets.values()) tags['kubernetes.io/role/internal-elb'] = '1';
    lab.delete();
    lab.clock.advance(10_000);
    expect(lab.find()).toBeUndefined();
  });

  it('is inside the VPC when an annotation says so', async () => {
    const lab = await BalancerLab.start({ isPublic: false });
    lab.create({}, { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' });
    lab.clock.advance(5000);
    expect(lab.balancer().scheme).toBe('internal');
    expect(lab.service().status.loadBalancer?.ingress?.[0]?.hostname).toMatch(/^internal-a[0-9a-f]{31}-\d+\./);
  });

  it('has a port for probes when traffic has to stay on the node it comes to', async () => {
    const lab = await BalancerLab.start();
    const { spec } = lab.create({ externalTrafficPolicy: 'Local' });
    expect(spec.healthCheckNodePort).toBeGreaterThanOrEqual(30_000);
    lab.clock.advance(5000);
    expect(lab.balancer().healthCheck.target).toBe(`HTTP:${spec.healthCheckNodePort}/healthz`);
  });

  it('leaves its balancer behind when the cluster goes first', async () => {
    const lab = await BalancerLab.start();
    lab.create();
    lab.clock.advance(5000);
    lab.lab.controlPlane.dispose();
    lab.clock.advance(600_000);
    expect(lab.balancer().interfaceIds).toHaveLength(3);
  });

  it('waits for another controller when it names one', async () => {
    const lab = await BalancerLab.start();
    lab.create({ loadBalancerClass: 'service.k8s.aws/nlb' });
    lab.clock.advance(60_000);
    expect(lab.told()).toEqual([]);
    expect(lab.lab.world.loadBalancers.size + lab.lab.world.classicLoadBalancers.size).toBe(0);
  });
});

describe('a service that asks for a network load balancer', () => {
  it('gets one with a target group for each port, and its nodes let its clients in', async () => {
    const lab = await BalancerLab.start();
    const { spec } = lab.create(
      { ports: [{ name: 'web', port: 80, nodePort: 30080 }] },
      { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' },
    );
    expect(spec.ports?.[0]?.nodePort).toBe(30080);
    lab.clock.advance(5000);
    const [balancer] = lab.lab.world.loadBalancers.values();
    const [group] = lab.lab.world.targetGroups.values();
    expect(balancer).toMatchObject({ type: 'network', scheme: 'internet-facing' });
    expect(group).toMatchObject({ protocol: 'TCP', port: 30080, targetType: 'instance' });
    expect(group?.targets).toHaveLength(3);
    expect(lab.rulesInto(lab.nodeGroupId)).toEqual([
      'tcp 30080-30080 0.0.0.0/0',
      'icmp 3-4 0.0.0.0/0',
      'tcp 30080-30080 192.168.1.0/24',
      'tcp 30080-30080 192.168.2.0/24',
      'tcp 30080-30080 192.168.3.0/24',
    ]);
    expect(lab.service().status.loadBalancer?.ingress?.[0]?.hostname).toBe(balancer?.dnsName);
    lab.delete();
    lab.clock.advance(60_000);
    expect(lab.find()).toBeUndefined();
    expect(lab.lab.world.loadBalancers.size + lab.lab.world.listeners.size + lab.lab.world.targetGroups.size).toBe(0);
    expect(lab.rulesInto(lab.nodeGroupId)).toEqual([]);
  });
});
