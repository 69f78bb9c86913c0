import type { ReactNode } from 'react';
import { classes } from '../../ui/classes';

export interface Column<Row> {
  id: string;
  head: string;
  cell: (row: Row) => ReactNode;
  kind?: 'number' | 'actions' | 'wide';
  /** The cell that names the row. */
  isName?: boolean;
}

/**
 * A table that becomes cards where there is no room for columns. The roles are written out: a browser forgets that it is a table when its
 * style says block. A cell with nothing in it is a dash in the table, and left out of a card.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey, foot, mark, isNumbers = false }: {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row, index: number) => string;
  foot?: Record<string, ReactNode>;
  mark?: (row: Row) => string | false;
  /** Many short numbers: two beside each other in a card. */
  isNumbers?: boolean;
}) {
  return (
    <table className={classes('admin-table', isNumbers && 'admin-table-numbers')} role="table">
      <caption className="kern-sr-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">{columns.map((column) => <th key={column.id} role="columnheader" scope="col" className={column.kind && `admin-cell-${column.kind}`}>{column.head}</th>)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={rowKey(row, index)} role="row" className={mark?.(row) || undefined}>
            {columns.map((column) => {
              const content = column.cell(row);
              const isEmpty = content === null || content === undefined || content === '';
              const shared = { className: classes(column.kind && `admin-cell-${column.kind}`, isEmpty && 'admin-empty', column.isName && 'admin-name'), 'data-label': column.head };
              return column.isName
                ? <th key={column.id} role="rowheader" scope="row" {...shared}>{content}</th>
                : <td key={column.id} role="cell" {...shared}>{isEmpty ? <span aria-hidden="true">–</span> : content}</td>;
            })}
          </tr>
        ))}
      </tbody>
      {foot && (
        <tfoot role="rowgroup">
          <tr role="row">
            {columns.map((column) => column.isName
              ? <th key={column.id} role="rowheader" scope="row" className="admin-name">{foot[column.id]}</th>
              : <td key={column.id} role="cell" data-label={column.head} className={column.kind && `admin-cell-${column.kind}`}>{foot[column.id]}</td>)}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
