import type { ComponentChildren } from 'preact';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { momentOf, offsetWords } from '../../../core/voice/recording.ts';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';

/** Where it was said and on what machine: the developer's first questions, answered. */
export function ContextFacts({ row }: { row: EvidenceRow }) {
  const { workspace } = useCurrent();
  const { page, context, featureName, feature, callTitle, offsetMs, recording, link } = row;
  const facts: [string, ComponentChildren][] = [];
  if (featureName) facts.push(['Feature', <a href={`#/features/${feature}`}>{featureName}</a>]);
  if (page) {
    facts.push([
      'Page',
      <a href={page.url} target="_blank" rel="noreferrer">
        {page.title || page.path}
      </a>,
    ]);
  }
  if (callTitle !== null) {
    const at = offsetMs === null ? '' : ` at ${offsetWords(offsetMs)}`;
    const moment = recording && (
      <a
        href={momentOf(recording, offsetMs ?? 0, row.recordingOffsetMs ?? 0)}
        target="_blank"
        rel="noreferrer"
      >
        Hear it
      </a>
    );
    facts.push([
      'Call',
      <>
        <a href={`#/voice/calls/${row.call}`}>{callTitle || 'A call'}</a>
        {at} {moment}
      </>,
    ]);
  }
  if (link) {
    facts.push([
      'Source',
      <a href={link} target="_blank" rel="noreferrer">
        {link}
      </a>,
    ]);
  }
  if (context) {
    const { viewport, browser, os, language, zone } = context;
    facts.push(['Browser', `${browser}, ${os}, ${viewport.width} × ${viewport.height}`]);
    facts.push(['Language', `${language}, ${zone}`]);
  }
  if (row.snoozedUntil) facts.push(['Back', formatInstant(row.snoozedUntil, workspace.timezone)]);
  if (row.assigneeName) facts.push(['Assigned to', row.assigneeName]);
  const told = Object.entries(context?.page ?? {});
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      {told.length > 0 && (
        <details>
          <summary>What the page told about itself</summary>
          <Facts facts={told.map(([key, value]) => [key, JSON.stringify(value)])} />
        </details>
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="evidence-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
