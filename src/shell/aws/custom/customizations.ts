import type { Customization } from './customization.ts';
import { runInstances } from './runInstances.ts';
import { securityGroupRules } from './securityGroupRules.ts';
import { shownTemplate } from './shownTemplate.ts';

/** By service and operation. */
export const customizations: Readonly<Record<string, Customization>> = {
  'cloudformation.get-template': shownTemplate,
  'ec2.authorize-security-group-egress': securityGroupRules,
  'ec2.authorize-security-group-ingress': securityGroupRules,
  'ec2.revoke-security-group-egress': securityGroupRules,
  'ec2.revoke-security-group-ingress': securityGroupRules,
  'ec2.run-instances': runInstances,
};
