import { phrasesOf, translate } from '../../../core/content/translate.ts';
import { plain } from '../../../core/content/variables.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import { Field } from '../../../ui/Field.tsx';
import { Textarea } from '../../../ui/Input.tsx';
import type { Author } from './use-author.ts';

type Props = { author: Author; definition: Extract<Definition, { is: 'survey' }> };

/** Every text of it in reading order. Questions are added and routed in the console, which has the room. */
export function SurveyWords({ author, definition }: Props) {
  const phrases = phrasesOf(definition.survey);
  const write = (key: string, text: string) =>
    author.edit((before) => {
      if (before.is !== 'survey') return before;
      const changed = { default: 'x', translations: { x: { [key]: text } } };
      return { ...before, survey: translate(before.survey, changed, 'x') };
    });
  return (
    <>
      {phrases.map(({ key, text }, at) => (
        <Field key={key} label={`Text ${at + 1}`}>
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              value={plain(text)}
              onText={(next) => write(key, next)}
            />
          )}
        </Field>
      ))}
    </>
  );
}
