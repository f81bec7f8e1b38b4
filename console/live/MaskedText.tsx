/** Text from a page, with what the widget has masked drawn as such. */
export function MaskedText({ text }: { text: string }) {
  const parts = text.split(/(\[(?:email|card|number|token)\])/);
  return (
    <span class="masked-text">
      {parts.map((part, index) =>
        index % 2 ? (
          // The parts of one text never change places.
          <span
            key={`${index}`}
            class="masked"
            title="Masked in the visitor’s browser, before it was sent"
          >
            {part.slice(1, -1)}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
}
