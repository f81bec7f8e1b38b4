/** A guide read from top to bottom, without having to walk through it. */
import type { Guide, Step } from '../../../core/model/guide.ts';
import { kindName } from '../../../ui/engage/labels.ts';
import { Blocks, RichText } from './Blocks.tsx';

/** Steps one below the other, as people meet them; then what a checklist or a centre lists. */
export function GuidePreview({ guide }: { guide: Guide }) {
  const many = guide.steps.length > 1;
  return (
    <ol class="preview-steps">
      {guide.steps.map((step, i) => (
        <li key={step.key}>
          {many && (
            <h2>
              Step {i + 1}: {kindName(step.surface)}
            </h2>
          )}
          <div class={`preview-card preview-${step.surface}`}>
            <Blocks content={step.content} />
          </div>
          <Anchor step={step} />
        </li>
      ))}
      {guide.tasks.map((task) => (
        <li key={task.key} class="preview-row">
          <RichText text={task.title.text} />
        </li>
      ))}
      {guide.resources.map((resource) => (
        <li key={resource.key} class="preview-row">
          <RichText text={resource.title.text} />
        </li>
      ))}
    </ol>
  );
}

/** An element that may be missed is said before it is missed. */
function Anchor({ step: { anchor } }: { step: Step }) {
  if (!anchor) return null;
  const where =
    anchor.by === 'selector' ? anchor.selector : (anchor.descriptor.text ?? anchor.descriptor.tag);
  return (
    <p class="quiet">
      On the element “{where}”, placed with the extension; recognised {anchor.grade}ly.
    </p>
  );
}
