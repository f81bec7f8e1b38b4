import { useState } from 'preact/hooks';
import { checksOf } from '../../../core/engage/checks.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Input } from '../../../ui/Input.tsx';
import { BackBar } from '../BackBar.tsx';
import { useAnswer } from '../hooks.ts';
import { PageGate } from '../page/PageGate.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { Checks } from './Checks.tsx';
import { Preview } from './Preview.tsx';
import { RuleFields } from './RuleFields.tsx';
import { Steps } from './Steps.tsx';
import { SurveyWords } from './SurveyWords.tsx';
import type { Author, Authored } from './use-author.ts';
import { usePublish } from './use-publish.ts';

type Props = { author: Author; authored: Authored };

/** From top to bottom in the order of the work: say it, place it, see it, for whom, check, publish. */
export function GuideEditor({ author, authored }: Props) {
  const { page } = useServices();
  const { app } = useWork();
  const [isLeaving, setLeaving] = useState(false);
  const [step, setStep] = useState<string>();
  const engagement = useAnswer('get_engagement', { app: app.id }).data;
  const write = usePublish(author);
  const { draft } = authored;
  const { definition } = draft;
  const place = page.place.value;
  const seen = place && { address: place.origin + place.path, path: place.path };
  const checks = checksOf(draft, seen);
  const isStopped = checks.some(({ level }) => level === 'stop');
  const leave = () => (author.isChanged ? setLeaving(true) : author.open(undefined));
  return (
    <form
      class="edit"
      aria-label="Guide"
      onSubmit={(event) => {
        event.preventDefault();
        void write.save(authored);
      }}
    >
      <BackBar title={draft.name || 'Guide'} onBack={leave} />
      <section class="wm-form pad" aria-label="What it says">
        <Field label="Name, for your team">
          {(wiring) => <Input {...wiring} value={draft.name} onText={author.rename} />}
        </Field>
        <PageGate>
          {definition.is === 'guide' ? (
            <Steps author={author} definition={definition} step={step} onStep={setStep} />
          ) : (
            <SurveyWords author={author} definition={definition} />
          )}
          <Preview definition={definition} theme={engagement?.theme} step={step} />
        </PageGate>
      </section>
      <RuleFields author={author} definition={definition} path={place?.path} />
      <Checks checks={checks} onStep={setStep} />
      <FormError text={write.wrong} />
      <footer class="foot">
        <Button type="submit" busy={write.busy}>
          Save draft
        </Button>
        <Button
          variant="primary"
          busy={write.busy}
          disabled={isStopped}
          onClick={() =>
            void (engagement?.requireReview ? write.submit(authored) : write.publish(authored))
          }
        >
          {engagement?.requireReview ? 'Send for review' : 'Publish'}
        </Button>
      </footer>
      {isLeaving && (
        <ConfirmDialog
          title="Leave without saving?"
          confirmLabel="Discard the changes"
          onClose={() => setLeaving(false)}
          onConfirm={() => {
            author.open(undefined);
            return Promise.resolve(undefined);
          }}
        >
          <p>What you changed since the last save is lost.</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
