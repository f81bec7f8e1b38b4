/**
 * The one place where the widget's own failures end. The host page never sees an exception or a rejection;
 * its developer sees each different one once, and only where `debug` is on.
 */

export type Report = (problem: unknown) => void;

export function createReport(isDebug: () => boolean): Report {
  const said = new Set<string>();
  return (problem) => {
    if (!isDebug()) return;
    const message = problem instanceof Error ? problem.message : String(problem);
    if (said.has(message)) return;
    said.add(message);
    try {
      console.warn(`[waymark] ${message}`);
    } catch {
      // A page may have put anything in the console's place; there is nobody left to tell.
    }
  };
}

/** The same function, whose failures go to the report and whose result is then undefined. */
export function guard<A extends unknown[], R>(
  report: Report,
  run: (...args: A) => R,
): (...args: A) => R | undefined {
  return (...args) => {
    try {
      const result = run(...args);
      if (result instanceof Promise) result.catch(report);
      return result;
    } catch (problem) {
      report(problem);
      return undefined;
    }
  };
}
