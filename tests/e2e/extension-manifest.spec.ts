/** What the extension may do, asserted on what is shipped: the built manifests of both browsers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repoDir } from '../../local/paths.ts';
import { expect, test } from './fixtures.ts';

const manifestOf = (build: string) =>
  JSON.parse(readFileSync(path.join(repoDir, 'dist/ext', build, 'manifest.json'), 'utf8'));

const shared = ['activeTab', 'alarms', 'contextMenus', 'scripting', 'storage', 'unlimitedStorage'];

const builds = {
  'chrome-mv3': [...shared, 'sidePanel'],
  'firefox-mv3': shared,
};

for (const [build, permissions] of Object.entries(builds)) {
  test.describe(`the manifest of ${build}`, () => {
    test('asks for these permissions and no others', () => {
      expect(manifestOf(build).permissions.toSorted()).toEqual(permissions.toSorted());
    });

    test('sees no page at install: every origin is an optional grant', () => {
      const manifest = manifestOf(build);
      expect(manifest.host_permissions ?? []).toEqual([]);
      expect(manifest.content_scripts ?? []).toEqual([]);
      expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
      expect(manifest.optional_permissions ?? []).toEqual([]);
      expect(JSON.stringify(manifest)).not.toContain('<all_urls>');
    });

    test('lets no page reach into the package', () => {
      const manifest = manifestOf(build);
      expect(manifest.web_accessible_resources ?? []).toEqual([]);
      expect(manifest.externally_connectable).toBeUndefined();
      expect(manifest.content_security_policy).toBeUndefined();
    });

    test('names a button, a hotkey and icons that are there', () => {
      const manifest = manifestOf(build);
      expect(manifest.action.default_popup, 'a popup would take the click').toBeUndefined();
      expect(manifest.commands._execute_action.suggested_key.default).toBe('Ctrl+Shift+Y');
      const icons: string[] = Object.values(manifest.icons);
      for (const icon of icons) {
        expect(existsSync(path.join(repoDir, 'dist/ext', build, icon))).toBe(true);
      }
    });
  });
}

test('Chrome has the side panel, Firefox the sidebar, and it does not open by itself', () => {
  expect(manifestOf('chrome-mv3').side_panel.default_path).toBe('sidepanel.html');
  expect(manifestOf('firefox-mv3').sidebar_action).toMatchObject({
    default_panel: 'sidepanel.html',
    open_at_install: false,
  });
});

test('the script in pages brings neither the session nor the database with it', () => {
  for (const build of Object.keys(builds)) {
    const folder = path.join(repoDir, 'dist/ext', build, 'content-scripts');
    for (const file of readdirSync(folder)) {
      const code = readFileSync(path.join(folder, file), 'utf8');
      expect(code).not.toContain('grant_type');
      expect(code).not.toContain('indexedDB');
      expect(code).not.toContain('eval(');
    }
  }
});
