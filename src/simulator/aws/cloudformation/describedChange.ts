import type { ChangeDetail, ResourceChange } from '../../cloudformation/changes/resourceChange.ts';

function describedDetail(detail: ChangeDetail): object {
  return {
    Target: { Attribute: detail.attribute, Name: detail.name, RequiresRecreation: detail.recreation },
    Evaluation: detail.evaluation,
    ChangeSource: detail.source,
    CausingEntity: detail.cause,
  };
}

/** A member of a change set's Changes. */
export function describedChange(change: ResourceChange): object {
  return {
    Type: 'Resource',
    ResourceChange: {
      PolicyAction: change.policyAction,
      Action: change.action,
      LogicalResourceId: change.logicalId,
      PhysicalResourceId: change.physicalId,
      ResourceType: change.type,
      Replacement: change.replacement,
      Scope: [...new Set(change.details.map(({ attribute }) => attribute))],
      Details: change.details.map(describedDetail),
    },
  };
}
