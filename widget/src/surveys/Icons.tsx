/** Drawn, not typed: not every machine has a font with faces in it. Names stand on the radio buttons. */

/** From sad to glad. */
export function Face({ share }: { share: number }) {
  const curve = 17 + (share - 0.5) * 7;
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="9.5" />
      <path
        d={`M8.5 9.5v.6M15.5 9.5v.6M8 ${17 - (share - 0.5) * 3.5}Q12 ${curve} 16 ${17 - (share - 0.5) * 3.5}`}
      />
    </svg>
  );
}

export function Star() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 3l2.7 5.8 6.3.7-4.7 4.3 1.3 6.2-5.6-3.1L6.400 20l1.300-6.200L3 9.500l6.300-.7z" />
    </svg>
  );
}

export function Thumb({ isUp }: { isUp: boolean }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" class={isUp ? '' : 'flip'}>
      <path d="M7 11v9H4v-9zM7 11l4-8c1.500 0 2.500 1 2.500 2.500V9H19a2 2 0 0 1 2 2.300l-1.200 7A2 2 0 0 1 17.800 20H7" />
    </svg>
  );
}
