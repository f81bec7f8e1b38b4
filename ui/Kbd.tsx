/** Keys to press: together (`Ctrl K`) or one after another (`g f`), as written with spaces. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd class="wm-kbd">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </kbd>
  );
}
