/** What is wrong with a JSONPath template, or with the data it was used on, in kubectl's words. */
export class JsonPathError extends Error {}
