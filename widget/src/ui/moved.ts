/** Told to what is drawn when it stands somewhere else: a dialog that was moved is closed. */
export const moved = 'waymark-moved';
