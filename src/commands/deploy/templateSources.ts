import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { longestInlineBody, type TemplateSource } from '../../domain/deploy/templateSummary.ts';
import type { TemplateText } from '../../ports/deployCloud.ts';
import type { Services } from '../services.ts';

/** Addresses that CloudFormation itself reads templates from: buckets, in either form of address. */
const bucket = /^https:\/\/([\w.-]+\.)?s3[\w.-]*\.amazonaws\.com(\.cn)?\//;

/** What people call a template. */
export function templateName(source: TemplateSource): string {
  if (source.kind === 'ours') return l10n.t('the lab’s own');
  const place = source.kind === 'file' ? source.path : (source.url.split(/[?#]/)[0] ?? '');
  return place.split(/[\\/]/).findLast((part) => part !== '') ?? place;
}

/**
 * The text of a template. One that is too long for a request is left to CloudFormation to read where it lies in a bucket,
 * and refused where it does not.
 */
export async function readTemplate(
  { labTemplate, templateFiles }: Pick<Services, 'labTemplate' | 'templateFiles'>,
  source: TemplateSource,
  signal: AbortSignal,
): Promise<TemplateText> {
  const body = await bodyOf({ labTemplate, templateFiles }, source, signal);
  const bytes = new TextEncoder().encode(body).length;
  if (bytes <= longestInlineBody) return { body };
  if (source.kind === 'url' && bucket.test(source.url)) return { body, url: source.url };
  throw new LabError(
    'template-unread',
    templateName(source),
    l10n.t(
      'It has {0} bytes, and CloudFormation takes {1} with a request. Put it into an S3 bucket and give its address.',
      bytes,
      longestInlineBody,
    ),
  );
}

async function bodyOf(
  { labTemplate, templateFiles }: Pick<Services, 'labTemplate' | 'templateFiles'>,
  source: TemplateSource,
  signal: AbortSignal,
): Promise<string> {
  if (source.kind === 'ours') return await labTemplate();
  return source.kind === 'file' ? await templateFiles.read(source.path) : await templateFiles.fetch(source.url, signal);
}
