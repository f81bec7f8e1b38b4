/** Revenue in the workspace's own currency, wherever it is shown. */
import { defaultVoiceSettings } from '../../core/model/voice/settings.ts';
import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';
import { moneyWords } from './words.ts';

export type Money = (arr: number | null) => string;

export function useMoney(): Money {
  const { workspace } = useCurrent();
  const settings = useRpc('get_voice_settings', { workspace: workspace.id }).data;
  const { currency } = settings ?? defaultVoiceSettings;
  return (arr) => moneyWords(arr, currency);
}
