import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependenciesOf } from '../../src/simulator/cloudformation/template/dependencies.ts';
import { parseTemplate } from '../../src/simulator/cloudformation/template/parseTemplate.ts';
import { checkTemplate } from './checkTemplate.ts';

const text = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

describe('the template of the lab', () => {
  const template = parseTemplate(text);
  const edges = dependenciesOf(template, () => false);
  const before = (logicalId: string): Set<string> => {
    const direct = [...(edges.get(logicalId) ?? [])];
    return new Set([...direct, ...direct.flatMap((id) => [...before(id)])]);
  };

  it('has nothing that AWS would not know', () => {
    expect(checkTemplate(text)).toEqual([]);
  });

  it('fits into a request', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(51_200);
  });

  it('gives the bastion its address before anything else can take it', () => {
    expect(before('Cluster')).toContain('Bastion');
    expect(before('Ng1')).toContain('Bastion');
  });

  it('installs the network add-ons before the nodes and CoreDNS after them', () => {
    expect(before('Ng1')).toContain('AddonVpcCni');
    expect(before('Ng1')).toContain('AddonKubeProxy');
    expect(before('AddonCoredns')).toContain('Ng1');
  });

  it('has the nodes and the bastion leave before the way to the internet is taken away', () => {
    for (const id of ['Ng1', 'Bastion']) {
      expect(before(id)).toContain('PubRoute');
      expect(before(id)).toContain('IgwAttach');
    }
  });

  it('has exactly one security group the lab can find by ng1', () => {
    const names = [...template.resources.values()].flatMap(({ type, properties }) =>
      type === 'AWS::EC2::SecurityGroup' ? [JSON.stringify(properties['GroupName'] ?? '')] : [],
    );
    expect(names.filter((name) => name.includes('ng1'))).toHaveLength(1);
  });

  it('never opens the bastion to the whole internet', () => {
    const { defaultValue, allowedPattern } = template.parameters.get('SgIngressSshCidr') ?? {};
    const pattern = new RegExp(`^(?:${allowedPattern})$`);
    expect(defaultValue).toBe('127.0.0.1/32');
    expect(pattern.test('203.0.113.7/32')).toBe(true);
    expect(pattern.test('0.0.0.0/0')).toBe(false);
    expect(text).not.toMatch(/CidrIp: 0\.0\.0\.0\/0/);
  });

  it('answers the first output with the bastion', () => {
    expect([...template.outputs.keys()]).toEqual(['eksctlhost', 'ClusterName', 'VpcId']);
    expect(template.outputs.get('eksctlhost')?.value).toEqual({ 'Fn::GetAtt': ['Bastion', 'PublicIp'] });
  });
});

describe('the check itself', () => {
  it('finds each planted fault', () => {
    const faulty = text
      .replace('Type: AWS::EC2::InternetGateway', 'Type: AWS::EC2::InternetGatway')
      .replace('EnableDnsHostnames: true', 'EnableDnsHostname: true')
      .replace('CidrBlock: !Ref PublicSubnet1Block', 'CidrBlock: [!Ref PublicSubnet1Block]')
      .replace('GroupDescription: SSH to the bastion', 'Description: SSH to the bastion')
      .replace('AuthenticationMode: API_AND_CONFIG_MAP', 'AuthenticationMode: API_AND_CONFIGMAP')
      .replace('HttpPutResponseHopLimit: 2', 'HttpPutResponseHopLimit: two')
      .replace('!GetAtt Bastion.PublicIp', '!GetAtt Bastion.PublicAddress');
    expect(checkTemplate(faulty)).toEqual([
      'Vpc/EnableDnsHostname: no such property',
      'Igw: no such type AWS::EC2::InternetGatway',
      'PubSubnet1/CidrBlock: not an allowed text: [{"Ref":"PublicSubnet1Block"}]',
      'BastionSg: no GroupDescription',
      'BastionSg/Description: no such property',
      'Cluster/AccessConfig/AuthenticationMode: not an allowed text: "API_AND_CONFIGMAP"',
      'NodeLt/LaunchTemplateData/MetadataOptions/HttpPutResponseHopLimit: not an integer: "two"',
      'Template error: resource Bastion does not support attribute type PublicAddress in Fn::GetAtt',
    ]);
  });

  it('finds a reference that leads nowhere', () => {
    expect(checkTemplate(text.replace('!Ref PubSubnet3,', '!Ref PubSubnet4,'))).toEqual([
      'Template format error: Unresolved resource dependencies [PubSubnet4] in the Resources block of the template',
    ]);
  });
});
