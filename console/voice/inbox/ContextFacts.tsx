import type { ComponentChildren } from 'preact';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';

/** `t+04:31`, as notes of calls are read. */
export function offsetWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number) => `${value}`.padStart(2, '0');
  return `t+${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

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
      <a href={recording} target="_blank" rel="noreferrer">
        Hear it
      </a>
    );
    facts.push([
      'Call',
      <>
        {callTitle || 'A call'}
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
