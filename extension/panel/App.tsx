import { Skeleton } from '../../ui/Skeleton.tsx';
import { ChooseApp } from './account/ChooseApp.tsx';
import { SignIn } from './account/SignIn.tsx';
import { SharingProvider } from './calls/sharing.tsx';
import { useSetting } from './hooks.ts';
import { Workplace } from './Workplace.tsx';
import { WorkContext } from './work.ts';

/** Which of the panel's three states it is in: nobody signed in, nothing chosen, at work. */
export function App() {
  const account = useSetting('account');
  const workspaces = useSetting('workspaces');
  const choice = useSetting('choice');
  if (account === undefined || workspaces === undefined || choice === undefined) {
    return <Skeleton label="Opening Waymark" />;
  }
  if (!account) return <SignIn />;
  const workspace = workspaces?.find((one) => one.id === choice?.workspace);
  const app = workspace?.apps.find((one) => one.id === choice?.app);
  if (!workspace || !app) return <ChooseApp workspaces={workspaces} />;
  return (
    <WorkContext.Provider value={{ account, workspaces: workspaces ?? [], workspace, app }}>
      {/* Another product is another screen: nothing half-typed moves over. */}
      <SharingProvider>
        <Workplace key={app.id} />
      </SharingProvider>
    </WorkContext.Provider>
  );
}
