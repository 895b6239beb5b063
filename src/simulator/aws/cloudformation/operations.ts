import { ChangeSets } from '../../cloudformation/changeSets.ts';
import type { Stacks } from '../../cloudformation/stacks.ts';
import type { Operation } from '../operation.ts';
import { cancelUpdateStack } from './cancelUpdateStack.ts';
import { continueUpdateRollback } from './continueUpdateRollback.ts';
import { createChangeSet } from './createChangeSet.ts';
import { createStack } from './createStack.ts';
import { deleteChangeSet } from './deleteChangeSet.ts';
import { deleteStack } from './deleteStack.ts';
import { describeChangeSet } from './describeChangeSet.ts';
import { describeStackEvents } from './describeStackEvents.ts';
import { describeStackResource } from './describeStackResource.ts';
import { describeStackResources } from './describeStackResources.ts';
import { describeStacks } from './describeStacks.ts';
import { executeChangeSet } from './executeChangeSet.ts';
import { getTemplate } from './getTemplate.ts';
import { getTemplateSummary } from './getTemplateSummary.ts';
import { listChangeSets } from './listChangeSets.ts';
import { listExports } from './listExports.ts';
import { listImports } from './listImports.ts';
import { listStackResources } from './listStackResources.ts';
import { listStacks } from './listStacks.ts';
import { rollbackStack } from './rollbackStack.ts';
import { signalResource } from './signalResource.ts';
import { updateStack } from './updateStack.ts';
import { updateTerminationProtection } from './updateTerminationProtection.ts';
import { validateTemplate } from './validateTemplate.ts';

/** The operations of CloudFormation (Query protocol, version 2010-05-15) over these stacks, by action name. */
export function cloudformationOperations(stacks: Stacks): Record<string, Operation> {
  const changeSets = new ChangeSets(stacks);
  return {
    CancelUpdateStack: cancelUpdateStack(stacks),
    ContinueUpdateRollback: continueUpdateRollback(stacks),
    CreateChangeSet: createChangeSet(changeSets),
    CreateStack: createStack(stacks),
    DeleteChangeSet: deleteChangeSet(changeSets),
    DeleteStack: deleteStack(stacks),
    DescribeChangeSet: describeChangeSet(changeSets),
    DescribeStackEvents: describeStackEvents(stacks),
    DescribeStackResource: describeStackResource(stacks),
    DescribeStackResources: describeStackResources(stacks),
    DescribeStacks: describeStacks(stacks),
    ExecuteChangeSet: executeChangeSet(changeSets),
    GetTemplate: getTemplate(stacks, changeSets),
    GetTemplateSummary: getTemplateSummary(stacks),
    ListChangeSets: listChangeSets(stacks, changeSets),
    ListExports: listExports(stacks),
    ListImports: listImports(stacks),
    ListStackResources: listStackResources(stacks),
    ListStacks: listStacks(stacks),
    RollbackStack: rollbackStack(stacks),
    SignalResource: signalResource(stacks),
    UpdateStack: updateStack(stacks),
    UpdateTerminationProtection: updateTerminationProtection(stacks),
    ValidateTemplate: validateTemplate,
  };
}
