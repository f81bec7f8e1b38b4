/** Text to the clipboard, told either way: some pages may not, and then selecting by hand still works. */
import { useToast } from '../../ui/Toast.tsx';

export function useCopy() {
  const toast = useToast();
  return async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: 'Copied.' });
    } catch {
      toast({
        text: 'The browser does not allow copying here. Select the text instead.',
        tone: 'wrong',
      });
    }
  };
}
