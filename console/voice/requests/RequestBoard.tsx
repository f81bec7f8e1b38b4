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
  onStatus: (row: RequestRow, status: RequestStatus) => Promise<boolean>;
};

/** Statuses that the filter leaves out have no column: they would look empty and are not. */
export function RequestBoard({ rows, onStatus }: Props) {
  const shown = requestStatuses.filter(
    (status) => status !== 'declined' || rows.some((row) => row.status === status),
  );
  return (
    <Board
      label="Requests by status"
      columns={shown.map((status) => ({
        id: status,
        name: statusWords[status].name,
        rows: rows.filter((row) => row.status === status).sort(byDemand),
      }))}
      onMove={(row, status) => void onStatus(row, status)}
      note={({ featureName }) => featureName && <p class="quiet">{featureName}</p>}
    />
  );
}
