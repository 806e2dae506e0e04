/** Marks the URLs of modules beside the notebook; what they import is beside the notebook too. */
export const localMark = "?cellwise="

/** The URL of the notebook itself, as the module that imports. */
export function notebookUrl(file: URL): string {
  return `${file.href}${localMark}notebook`
}
