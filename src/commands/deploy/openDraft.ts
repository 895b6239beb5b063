import type { Cloud } from '../../ports/cloud.ts';
import { rememberedKey } from '../../domain/deploy/rememberedValues.ts';
import type { TemplateSource } from '../../domain/deploy/templateSummary.ts';
import type { DeskDeps } from './deskDeps.ts';
import { FormDraft } from './formDraft.ts';
import { rememberedForm } from './keptDeploy.ts';
import { readTemplate, templateName } from './templateSources.ts';

/** Reads a template, has CloudFormation sum it up, and begins a form with what was set the last time. */
export async function openDraft(
  deps: Pick<DeskDeps, 'labTemplate' | 'templateFiles' | 'storage'>,
  { region, templates }: Pick<Cloud, 'region' | 'templates'>,
  source: TemplateSource,
  stackName: string,
  signal: AbortSignal,
): Promise<FormDraft> {
  const text = await readTemplate(deps, source, signal);
  const summary = await templates.summary(text, signal);
  return new FormDraft({
    source,
    name: templateName(source),
    text,
    summary,
    region,
    stackName,
    remembered: rememberedForm(deps.storage, rememberedKey(source)),
  });
}
