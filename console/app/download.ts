/** Hands a text to the browser as a file. */
export const download = (name: string, text: string, type: string): void =>
  downloadBlob(name, new Blob([text], { type }));

export function downloadBlob(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The click is handled after this; the address must outlive it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
