import { Checkbox } from '../../../ui/Checkbox.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useMay } from '../../app/current.ts';
import { Section } from '../Section.tsx';
import { useSaveBudget } from './BudgetSettings.tsx';

/** At once, with the way back: it is one switch. */
export function ReviewSettings({ requireReview }: { requireReview: boolean }) {
  const may = useMay('administer');
  const save = useSaveBudget();
  const toast = useToast();
  const set = async (on: boolean): Promise<void> => {
    const wrong = await save({ requireReview: on });
    if (wrong) return toast({ text: wrong, tone: 'wrong' });
    toast({
      text: on ? 'Publishing takes a second person now.' : 'Editors publish on their own now.',
      action: { label: 'Undo', run: () => void set(!on) },
    });
  };
  return (
    <Section title="Before publishing">
      <Checkbox
        look="switch"
        label="A second person approves"
        hint="Neither who wrote it nor who submitted it. The database refuses to publish without; stopping is always anybody’s."
        checked={requireReview}
        disabled={!may}
        onChecked={(on) => void set(on)}
      />
    </Section>
  );
}
