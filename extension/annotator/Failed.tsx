import { Icon } from '../../ui/Icon.tsx';

/** Above the editor, which stays as it is: what was drawn is not lost by a failure to burn it in. */
export function Failed({ text }: { text: string }) {
  return (
    <p class="annotator-failed" role="alert">
      <Icon name="warn" /> The picture could not be saved: {text}. What you drew is still here. Try
      again.
    </p>
  );
}
