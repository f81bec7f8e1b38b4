/**
 * The forms in which guides and surveys are written, the same in console and panel. What they must know of the
 * team (features, segments, traits, sizes) is given by whoever draws them: how it is fetched is not their matter.
 */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Condition } from '../../core/model/audience.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { Step } from '../../core/model/guide.ts';
import type { ApiError, RpcResult } from '../../core/model/rpc.ts';
import type { Known, Traits } from './rule-kinds.ts';
import type { Names } from './words.ts';

/** A field changes what is newest: two may change before the next drawing. */
export type Edit = (change: (definition: Definition) => Definition) => void;

type Listed = readonly { id: string; name: string }[];

export type AudienceSize = {
  data: RpcResult<'audience_size'> | undefined;
  error: ApiError | null | undefined;
};

export type Editing = {
  names: Names & Known;
  traits: Traits;
  /** Guides and surveys of the app, for what leads to another. */
  items: Listed;
  /** How a step is put on its element; undefined where no page stands beside the form. */
  anchorField?: ((step: Step) => ComponentChildren) | undefined;
  /** The workspace's: days of a schedule are its days. */
  timezone: string;
  /** A hook: how many people a condition holds for, counted anew as it changes. */
  useAudienceSize: (condition: Condition) => AudienceSize;
};

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('A form of guides was drawn outside of EditingContext.');
  return editing;
}

/** Rules name features, segments and surveys by id, people do not. */
export function namesOf(features: Listed, segments: Listed, surveys: Listed = []): Names & Known {
  const find = (all: Listed, otherwise: string) => (id: string) =>
    all.find((one) => one.id === id)?.name ?? otherwise;
  return {
    features,
    segments,
    surveys,
    feature: find(features, 'a feature that is gone'),
    segment: find(segments, 'one that is gone'),
    survey: find(surveys, 'a survey of another app'),
  };
}
