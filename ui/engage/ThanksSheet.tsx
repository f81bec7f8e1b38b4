/** What stands before the first question, and what is said after the last: for all, or for each band its own. */
import { type Band, band, type Survey } from '../../core/model/survey.ts';
import { Button } from '../Button.tsx';
import { Select } from '../Select.tsx';
import { ContentFields } from './ContentFields.tsx';
import { FormSheet } from './FormSheet.tsx';
import { bandName } from './labels.ts';

type Props = { survey: Survey; change: (next: (survey: Survey) => Survey) => void };

export function IntroSheet({ survey, change }: Props) {
  if (survey.intro.length === 0) {
    const content = [{ block: 'paragraph' as const, content: { key: 'intro.text', text: '' } }];
    return (
      <div class="add-row">
        <Button
          small
          variant="quiet"
          icon="plus"
          onClick={() => change((before) => ({ ...before, intro: content }))}
        >
          Say something before the first question
        </Button>
      </div>
    );
  }
  return (
    <FormSheet title="Before the first question">
      <ContentFields
        content={survey.intro}
        prefix="intro"
        onContent={(intro) => change((before) => ({ ...before, intro }))}
      />
    </FormSheet>
  );
}

type For = Band | 'others';

export function ThanksSheet({ survey, change }: Props) {
  const { thanks } = survey;
  const scored = survey.questions.find(({ key }) => key === survey.scored[0]);
  const scale = scored?.kind === 'scale' ? scored.scale : null;
  const nameOf = (one: For) =>
    one === 'others' ? 'everybody else' : bandName(scale, one).toLowerCase();
  const free = [...(scored ? band.options : []), 'others' as const].filter(
    (one) => !thanks.some(({ band: taken }) => (taken ?? 'others') === one),
  );
  const write = (next: Survey['thanks']) => change((before) => ({ ...before, thanks: next }));
  const add = (one: For) => {
    const content = [{ block: 'paragraph' as const, content: { key: `thanks.${one}`, text: '' } }];
    const added = { band: one === 'others' ? null : one, content };
    // What is for a band stands before what is for all others: the first that fits is said.
    write([...thanks, added].sort((a, b) => Number(a.band === null) - Number(b.band === null)));
  };
  return (
    <FormSheet
      title="Thanks"
      lead={thanks.length === 0 ? 'A plain thank-you in the reader’s language.' : undefined}
    >
      {thanks.map((one, i) => (
        <div key={one.band ?? 'others'} class="more-body">
          {(scored || thanks.length > 1) && (
            <p class="wm-label">
              For {thanks.length > 1 || one.band ? nameOf(one.band ?? 'others') : 'everybody'}
            </p>
          )}
          <ContentFields
            content={one.content}
            prefix={`thanks.${one.band ?? 'others'}`}
            onContent={(content) => write(thanks.toSpliced(i, 1, { ...one, content }))}
          />
          <Button small variant="quiet" icon="trash" onClick={() => write(thanks.toSpliced(i, 1))}>
            Remove these thanks
          </Button>
        </div>
      ))}
      {free.length > 0 && (
        <div class="add-row">
          <Select<For | ''>
            aria-label="Add thanks"
            value=""
            options={[
              { value: '', label: 'Add thanks…' },
              ...free.map((value) => ({ value, label: `For ${nameOf(value)}` })),
            ]}
            onValue={(one) => one && add(one)}
          />
        </div>
      )}
    </FormSheet>
  );
}
