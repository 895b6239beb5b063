import type { CheckLine, DeployEnd, DeployPlan } from '../../domain/deploy/deployState.ts';
import type { TemplateSource } from '../../domain/deploy/templateSummary.ts';
import type { DeployRun } from './deployRun.ts';

/** Where the desk is; the form is beside it. */
export type DeskStage =
  | { readonly kind: 'closed' }
  | { readonly kind: 'reading'; readonly source: TemplateSource }
  | { readonly kind: 'form'; readonly focus?: string }
  | { readonly kind: 'checks'; readonly lines: readonly CheckLine[]; readonly running: boolean }
  | { readonly kind: 'planning'; readonly lines: readonly CheckLine[] }
  | {
      readonly kind: 'plan';
      readonly lines: readonly CheckLine[];
      readonly plan: DeployPlan;
      readonly changeSet: { readonly id: string; readonly stackId: string };
    }
  | { readonly kind: 'progress'; readonly run: DeployRun; readonly cleaning: boolean }
  | { readonly kind: 'end'; readonly run: DeployRun; readonly end: DeployEnd };
