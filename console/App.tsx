import { useErrorBoundary } from 'preact/hooks';
import { ErrorState } from '../ui/ErrorState.tsx';
import { ToastProvider } from '../ui/Toast.tsx';
import { CurrentContext, pickCurrent } from './app/current.ts';
import { useRpc } from './app/queries.ts';
import { useServices } from './app/services.ts';
import { InvitePage } from './entry/InvitePage.tsx';
import { SignInPage } from './entry/SignInPage.tsx';
import { Splash } from './entry/Splash.tsx';
import { StartPage } from './entry/StartPage.tsx';
import { SharedPage } from './shared/SharedPage.tsx';
import { Shell } from './shell/Shell.tsx';

/** Which of the four worlds a person is in: unknown yet, outside, without a workspace, inside. */
export function App() {
  const [error, reset] = useErrorBoundary();
  return (
    <ToastProvider>
      {error ? (
        <main class="unconfigured">
          <ErrorState title="The console failed" onRetry={reset}>
            This is a fault of ours: {String(error)}. Try again; if it stays, tell us what you did.
          </ErrorState>
        </main>
      ) : (
        <Gate />
      )}
    </ToastProvider>
  );
}

/**
 * A shared page is for those without an account and does not wait for one. An invitation comes before the door:
 * its page knows both sides, with and without a session.
 */
function Gate() {
  const { backend, router } = useServices();
  const person = backend.auth.person.value;
  const { page, params } = router.route.value;
  if (page === 'shared') return <SharedPage token={params.token ?? ''} />;
  if (person === undefined) return <Splash />;
  if (page === 'invite') return <InvitePage token={params.token ?? ''} person={person} />;
  if (person === null) return <SignInPage />;
  return <Inside key={person.id} />;
}

/** Keyed by person above, so that nothing of the one stays on screen for the next. */
function Inside() {
  const { preferences, router } = useServices();
  const workspaces = useRpc('my_workspaces', {});
  if (workspaces.data === undefined) {
    return workspaces.error ? (
      <main class="unconfigured">
        <ErrorState title="Your workspaces could not be loaded" onRetry={workspaces.refetch}>
          {workspaces.error.message}
        </ErrorState>
      </main>
    ) : (
      <Splash />
    );
  }
  const current = pickCurrent(workspaces.data, preferences.workspace.value, preferences.apps.value);
  if (!current || router.route.value.page === 'start') return <StartPage first={!current} />;
  return (
    <CurrentContext.Provider value={current}>
      <Shell />
    </CurrentContext.Provider>
  );
}
