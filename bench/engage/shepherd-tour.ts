/** The tour as a product that uses Shepherd would write it, by its documented interface; bundled by itself. */
import Shepherd from 'shepherd.js';
import { tour } from './content.ts';

const guide = new Shepherd.Tour({
  useModalOverlay: true,
  defaultStepOptions: { cancelIcon: { enabled: true } },
});
for (const [i, { selector, heading, text }] of tour.entries()) {
  guide.addStep({
    id: `step-${i}`,
    title: heading,
    text,
    attachTo: { element: selector, on: 'bottom' },
    buttons: [{ text: i === tour.length - 1 ? 'Done' : 'Next', action: () => guide.next() }],
  });
}
void guide.start();
