import { clusterOrigin } from './clusterOrigin.ts';
import type { CostShape, InstancesShape, Operand } from './costShape.ts';
import {
  documentResources,
  isRecord,
  operandOf,
  records,
  referenceOf,
  section,
  text,
  type DocumentResource,
  type TemplateDocument,
} from './templateDocument.ts';

/** What EKS and EC2 take where a template says nothing (CloudFormation reference of Nodegroup and Instance). */
const usual = { nodes: '2', nodeType: 't3.medium', nodeVolume: '20', instanceType: 'm1.small', volume: '8' };

/** Parameters by which the lab's original template tells eksctl about the nodes. */
const eksctlParameters = {
  version: 'KubernetesVersion',
  count: 'WorkerNodeCount',
  type: 'WorkerNodeInstanceType',
  volumeGib: 'WorkerNodeVolumesize',
};

/** What of a template costs by the hour, as far as its body tells. Values that depend on parameters stay open. */
export function templateCosts(document: TemplateDocument): readonly CostShape[] {
  const shapes = documentResources(document).flatMap((resource) => shapeOf(document, resource) ?? []);
  return clusterOrigin(document) === 'eksctl' ? [...shapes, ...eksctlCosts(document)] : shapes;
}

function shapeOf(document: TemplateDocument, { type, properties }: DocumentResource): CostShape | undefined {
  switch (type) {
    case 'AWS::EKS::Cluster':
      return { kind: 'control-plane', version: operandOf(document, properties['Version'], 'Version', '') };
    case 'AWS::EKS::Nodegroup':
      return nodegroup(document, properties);
    case 'AWS::EC2::Instance':
      return instance(document, properties);
    case 'AWS::EC2::NatGateway':
      return { kind: 'nat-gateway' };
    case 'AWS::ElasticLoadBalancing::LoadBalancer':
      return { kind: 'classic-load-balancer' };
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
      return (text(properties['Type']) ?? 'application') === 'application'
        ? { kind: 'application-load-balancer' }
        : undefined;
    default:
      return undefined;
  }
}

function nodegroup(document: TemplateDocument, properties: TemplateDocument): InstancesShape {
  const scaling = isRecord(properties['ScalingConfig']) ? properties['ScalingConfig'] : {};
  const launch = launchData(document, properties['LaunchTemplate']);
  const types = properties['InstanceTypes'];
  const type: unknown = Array.isArray(types) ? types[0] : launch['InstanceType'];
  const subnets = Array.isArray(properties['Subnets']) ? properties['Subnets'] : [];
  return {
    kind: 'instances',
    count: operandOf(document, scaling['DesiredSize'] ?? scaling['MinSize'], 'DesiredSize', usual.nodes),
    type: operandOf(document, type, 'InstanceTypes', usual.nodeType),
    volumeGib: volumeOf(document, launch) ?? operandOf(document, properties['DiskSize'], 'DiskSize', usual.nodeVolume),
    publicIp: subnets.some((subnet) => givesAddresses(document, subnet)),
  };
}

function instance(document: TemplateDocument, properties: TemplateDocument): InstancesShape {
  const launch = { ...launchData(document, properties['LaunchTemplate']), ...properties };
  const [first] = records(launch['NetworkInterfaces']);
  const asked = text(first?.['AssociatePublicIpAddress']);
  return {
    kind: 'instances',
    count: { value: '1' },
    type: operandOf(document, launch['InstanceType'], 'InstanceType', usual.instanceType),
    volumeGib: volumeOf(document, launch) ?? { value: usual.volume },
    publicIp:
      asked === undefined ? givesAddresses(document, first?.['SubnetId'] ?? properties['SubnetId']) : asked === 'true',
  };
}

/** The data of the launch template of this document that a property refers to. */
function launchData(document: TemplateDocument, reference: unknown): TemplateDocument {
  const id = isRecord(reference) ? referenceOf(reference['LaunchTemplateId'] ?? reference['Id']) : undefined;
  const found = documentResources(document).find(({ logicalId }) => logicalId === id);
  const data = found?.properties['LaunchTemplateData'];
  return isRecord(data) ? data : {};
}

function volumeOf(document: TemplateDocument, launch: TemplateDocument): Operand | undefined {
  const [first] = records(launch['BlockDeviceMappings']);
  const size = isRecord(first?.['Ebs']) ? first['Ebs']['VolumeSize'] : undefined;
  return size === undefined ? undefined : operandOf(document, size, 'VolumeSize');
}

/** Whether what is launched in this subnet of the document gets a public address. */
function givesAddresses(document: TemplateDocument, subnet: unknown): boolean {
  const id = referenceOf(subnet);
  const found = documentResources(document).find(({ logicalId }) => logicalId === id);
  return text(found?.properties['MapPublicIpOnLaunch']) === 'true';
}

/** eksctl makes a control plane and nodes with public addresses, by the parameters that are handed on to it. */
function eksctlCosts(document: TemplateDocument): readonly CostShape[] {
  const declared = new Set(section(document, 'Parameters').map(([key]) => key));
  const parameter = (key: string): Operand => (declared.has(key) ? { parameter: key } : { unknown: key });
  const { version, count, type, volumeGib } = eksctlParameters;
  return [
    { kind: 'control-plane', version: parameter(version) },
    {
      kind: 'instances',
      count: parameter(count),
      type: parameter(type),
      volumeGib: parameter(volumeGib),
      publicIp: true,
    },
  ];
}
