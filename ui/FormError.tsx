/**
 * What a form as a whole was refused for, where no single field is to blame. An alert, because focus is on
 * the button that was pressed and not here.
 */
export function FormError({ text }: { text: string | undefined }) {
  if (!text) return null;
  return (
    <p class="wm-note wm-note-wrong" role="alert">
      {text}
    </p>
  );
}
