import { useTranslation } from 'react-i18next';
import { ApiError } from '../core/api';

/** What the reader is told of an error: what happened, and what to do. */
export function useWords(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return t('error.generic');
    if (error.status === 0) return t('error.offline');
    if (error.code === 'stale' || error.status === 412) return t('error.stale');
    if (error.code === 'claimed' && error.holder) return t('error.claimed', { name: error.holder.name });
    if (error.incident) return t('error.incident', { incident: error.incident });
    if (error.status === 404) return t('error.notFound');
    return error.message || t('error.generic');
  };
}
