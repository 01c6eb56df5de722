import { useParams } from '@tanstack/react-router';
import { Lost } from '../shell/Lost';
import CasePage from './CasePage';

/** The address of a case; what is no number is no case. */
export default function CaseRoute() {
  const { number } = useParams({ from: '/cases/$number' });
  const n = Number(number);
  return Number.isSafeInteger(n) && n > 0 ? <CasePage key={n} number={n} /> : <Lost />;
}
