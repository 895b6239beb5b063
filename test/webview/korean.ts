import bundle from '../../media/l10n/bundle.l10n.ko.json' with { type: 'json' };

/** The page's texts as a Korean reader has them. */
export function korean(text: string): string {
  return (bundle as Readonly<Record<string, string>>)[text] ?? text;
}
