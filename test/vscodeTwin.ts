/** The little of the editor that words need: translation into the language they are written in. */
export const l10n = {
  t: (message: string, ...values: readonly (string | number)[]) =>
    message.replaceAll(/\{(\d+)\}/g, (_whole, index: string) => String(values[Number(index)])),
};
