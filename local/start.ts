// `npm start`: the whole of Waymark on this machine, with a demo to look at.
import path from 'node:path';
import { stateDir } from './paths.ts';
import { buildAll } from './start/builds.ts';
import { extensionDir, openChromium, packExtension } from './start/extension.ts';
import { createProgress, reportFailure } from './start/progress.ts';
import { type Stack, startStack } from './start/stack.ts';
import { onStop } from './start/stop.ts';

function welcome({ urls, demo, backend }: Stack, hasExtension: boolean): string {
  const people = demo.people.map(({ email, role }) => `    ${role.padEnd(12)} ${email}`);
  const lines = [
    '',
    `  Demo product   ${urls.demo || 'not built yet'}`,
    `  Console        ${urls.console || 'not built yet'}`,
    `  API            ${backend.url}   (publishable key ${backend.publishableKey})`,
    ...(backend.databaseUrl
      ? [`  Database       ${backend.databaseUrl}`]
      : ['  Database       PGlite, in this process']),
    '',
    `  Sign in with the password ${demo.password} as`,
    ...people,
    '',
    ...(hasExtension
      ? [
          '  Extension      open chrome://extensions, switch on Developer mode, Load unpacked, choose',
          `                 ${extensionDir}`,
          '                 (or stop this and run `npm start -- --open`)',
        ]
      : ['  Extension      not built yet']),
    '',
    '  Ctrl-C stops everything. `npm run reset` forgets everything.',
    '',
  ];
  return lines.join('\n');
}

async function main(): Promise<void> {
  const progress = createProgress();
  const started = performance.now();
  const stopping = onStop();
  const stack = await startStack({
    stateDir,
    progress,
    build: () => buildAll(progress, stopping.signal),
    onMail: ({ to, subject, text }) =>
      progress.note(`\nMail to ${to}: ${subject}\n${text ?? ''}\n`),
  });
  stopping.close(() => stack.close());
  const hasExtension = packExtension(stack.address);
  progress.note(welcome(stack, hasExtension));
  progress.note(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  if (process.argv.includes('--open')) {
    const pages = [stack.urls.console, stack.urls.demo].filter(Boolean);
    const hint = await openChromium(path.join(stateDir, 'chromium'), pages);
    if (hint) progress.note(hint);
  }
}

main().catch((error) => {
  reportFailure(error);
  process.exit(1);
});
