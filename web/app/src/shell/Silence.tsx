import { useTranslation } from 'react-i18next';
import { useSilence } from '../hooks/line';
import { IconOffline } from '../kit/icons';
import shell from './shell.module.css';

/** Says quietly that the server is not heard: what is shown may be old. */
export function Silence() {
  const { t } = useTranslation();
  const silent = useSilence();
  return (
    <div role="status">
      {silent ? (
        <p className={shell.silence}>
          <IconOffline size={15} aria-hidden />
          {t('error.silence')}
        </p>
      ) : null}
    </div>
  );
}
