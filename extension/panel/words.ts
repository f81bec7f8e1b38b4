/** Labels of the domain's values, in one table. */
import type { featureStatuses } from '../../core/model/feature.ts';
import type { Option } from '../../ui/Select.tsx';
import type { App } from '../settings.ts';

export const environmentNames: Record<App['environment'], string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
};

/** In the order of likelihood, not of life: the first is the default. */
export type Status = (typeof featureStatuses)[number];

export const statusOptions: readonly Option<Status>[] = [
  { value: 'live', label: 'Live' },
  { value: 'beta', label: 'Beta' },
  { value: 'planned', label: 'Planned' },
  { value: 'deprecated', label: 'Deprecated' },
];

export const statusName = (status: Status) =>
  statusOptions.find((option) => option.value === status)?.label ?? status;
