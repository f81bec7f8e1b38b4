/** Puts a script of ours into a page, or says in words that a person can act on why the browser does not. */
import { fail, type Outcome, succeed } from './outcome.ts';

/** Right after a shortcut the browser's grant can lag the event that announces it: ask once more. */
const grantLagMs = 120;

const hint = {
  'no-access':
    'Waymark may not see this page yet. Press its toolbar button or its shortcut on the page, ' +
    'or allow it on this site.',
  forbidden: 'The browser keeps all extensions out of this page. Open a page of your product.',
};

/** Pages that no permission opens: the browser's own, other extensions', the web store. */
const isForbidden = (message: string) =>
  /chrome:\/\/|about:|extensions gallery|webstore|chrome-extension:|moz-extension:|view-source|showing error page/i.test(
    message,
  );

type Dependencies = {
  scripting: {
    executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown>;
  };
  wait: (ms: number) => Promise<void>;
};

export type Inject = ReturnType<typeof createInject>;

export function createInject({ scripting, wait }: Dependencies) {
  /** The browser tells in words why a page is closed; the words decide what a person can do about it. */
  const once = async (tabId: number, file: string): Promise<Outcome<null>> => {
    try {
      await scripting.executeScript({ target: { tabId }, files: [file] });
      return succeed(null);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = isForbidden(message) ? 'forbidden' : 'no-access';
      return fail(code, hint[code]);
    }
  };
  return async (tabId: number, file: string): Promise<Outcome<null>> => {
    const first = await once(tabId, file);
    if (first.ok || first.error.code !== 'no-access') return first;
    await wait(grantLagMs);
    return once(tabId, file);
  };
}
