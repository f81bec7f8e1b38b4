/** A text as a file of this computer. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]+/g, ' ').trim();
  link.click();
  // The browser has taken it by the next turn; the address would keep the text in memory.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
