import { expect, it } from 'vitest';
import { inTheWay, reasonAt } from './why';

it.each([
  ['/route/first_line/rule/gold', 'gold', { key: 'route' }],
  ['/route/by_language/to/tr', 'tr', { key: 'route' }],
  ['/route/money/default', 'default', { key: 'routeDefault' }],
  ['/category/cargo/late/priority', 'default', { key: 'priorityDefault' }],
  ['/category/cargo/damaged/priority/row/0', 'gold_late', { key: 'priority' }],
  ['/category/cargo/gate/fr_door_code', '', { key: 'gateOfCategory' }],
  ['/flow/cargo/step/triage/escalate/late', 'late', { key: 'escalation', flow: 'cargo', step: 'triage', name: 'late' }],
  ['/flow/payment/step/bank/done_when', '', { key: 'doneWhen', flow: 'payment', step: 'bank' }],
  ['/flow/payment/step/bank/gate/paid', '', { key: 'gate', flow: 'payment', step: 'bank' }],
  ['/flow/payment/step/bank', '', { key: 'step', flow: 'payment', step: 'bank' }],
  ['/flow/payment', '', { key: 'rule' }],
  ['', 'x', { key: 'rule' }],
])('%s', (address, rule, want) => expect(reasonAt(address, rule)).toEqual(want));

it('names the change that somebody can make, else any, else what is against it', () => {
  const parts = [{ result: 'yes', sentence: 'Held.' }, { result: 'no', sentence: 'Against.' }, { result: 'unseen', sentence: 'Unseen.' }] as const;
  const answer = { about: 'outcome', name: 'ask', result: 'refused', sentence: 'No.', parts: [...parts] };
  const hard = { sentence: 'If it were Sunday …', possible: false };
  const easy = { sentence: 'If it were filled in …', possible: true };
  expect(inTheWay({ ...answer, changes: [hard, easy] })).toEqual([easy.sentence]);
  expect(inTheWay({ ...answer, changes: [hard] })).toEqual([hard.sentence]);
  expect(inTheWay({ ...answer, changes: [] })).toEqual(['Against.']);
});
