import type { StatementRowFragment } from '../../gql/generated';

type Purpose = StatementRowFragment['purpose'];

const labels: Record<NonNullable<Purpose>, string> = {
  FOR_ACTION: 'For action',
  FOR_COMMENT: 'For comment',
  FOR_INFORMATION: 'For information',
  IN_RESPONSE: 'In response',
};

export function purposeLabel(purpose: Purpose): string {
  return purpose ? labels[purpose] : 'Purpose not stated';
}
