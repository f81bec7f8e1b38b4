/** Runs what it is given one after the other, in the order of asking; a failure stops nobody else. */
export function createMutex(): <T>(work: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = tail.then(work, work);
    tail = turn.catch(() => undefined); // the caller holds the failure; the queue goes on
    return turn;
  };
}
