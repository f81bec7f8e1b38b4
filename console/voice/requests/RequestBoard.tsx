import {
  type RequestRow,
  type RequestStatus,
  requestStatuses,
} from '../../../core/model/voice/request.ts';
import { statusWords } from '../words.ts';
import { Board } from './Board.tsx';
import { byDemand } from './requests-view.ts';

type Props = {
  rows: readonly RequestRow[];
  /** Empty: all. */
  asked: readonly RequestStatus[];
  onStatus: (row: RequestRow, status: RequestStatus) => Promise<boolean>;
};

/** What was shipped longer ago is on the list: a board is of what is going on. */
const shippedDays = 90;
const isRecent = ({ status, statusSince }: RequestRow) =>
  status !== 'shipped' || Date.now() - Date.parse(statusSince) < shippedDays * 86_400_000;

/** Statuses that the filter leaves out have no column: they would look empty and are not. */
export function RequestBoard({ rows, asked, onStatus }: Props) {
  const isAsked = (status: RequestStatus) => asked.length === 0 || asked.includes(status);
  const shown = requestStatuses.filter(
    (status) => isAsked(status) || rows.some((row) => row.status === status),
  );
  return (
    <Board
      label="Requests by status"
      columns={shown.map((status) => ({
        id: status,
        name: statusWords[status].name,
        ...(status === 'shipped' ? { hint: `In the last ${shippedDays} days.` } : {}),
        rows: rows.filter((row) => row.status === status && isRecent(row)).sort(byDemand),
      }))}
      onMove={(row, status) => void onStatus(row, status)}
      note={({ featureName }) => featureName && <p class="quiet">{featureName}</p>}
    />
  );
}
