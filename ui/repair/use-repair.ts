/** Accepting a repair and taking it back, told in toasts; console and panel bring their own way of calling. */
import { useToast } from '../Toast.tsx';
import type { RepairChoice } from './RepairForm.tsx';

type Calls = {
  /** Resolves to the number of the version that counts now, or to the sentence of what went wrong. */
  accept: (choice: RepairChoice) => Promise<number | string>;
  undo: () => Promise<string | undefined>;
};

export function useRepair({ accept, undo }: Calls) {
  const toast = useToast();
  /** The toast outlives the screen, so a failure is told there too. */
  const takeBack = async (): Promise<void> => {
    const wrong = await undo();
    if (wrong) return toast({ text: wrong, tone: 'wrong' });
    toast({ text: 'The repair is undone. The version before it counts again.' });
  };
  return {
    takeBack,
    /** What it resolves to is shown beside the choice. */
    async accept(choice: RepairChoice): Promise<string | undefined> {
      const version = await accept(choice);
      if (typeof version === 'string') return version;
      toast({
        text: `Repaired: version ${version} of the tag counts now.`,
        action: { label: 'Undo', run: () => void takeBack() },
      });
      return undefined;
    },
  };
}
