/** How this computer's keyboard names the key that commands are given with. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const saveKeys = isMac ? '⌘ ↵' : 'Ctrl ↵';
