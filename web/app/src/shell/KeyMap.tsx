import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import shell from './shell.module.css';

const groups: { name: string; keys: [string, string][] }[] = [
  { name: 'everywhere', keys: [['Ctrl K', 'palette'], ['/', 'search'], ['n', 'new'], ['g', 'mine'], ['?', 'help']] },
  { name: 'list', keys: [['j', 'next'], ['k', 'previous'], ['Enter', 'open'], ['c', 'claim']] },
  { name: 'case', keys: [['c', 'claim'], ['f', 'fill'], ['o', 'outcome'], ['m', 'note'], ['Ctrl Enter', 'save'], ['j', 'nextCase'], ['k', 'previousCase'], ['u', 'back']] },
];

/** Every key in one place. */
export function KeyMap({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={close} title={t('keys.title')} size="xl" closeButtonProps={{ 'aria-label': t('case.dismiss') }}>
      <div className={shell.keymap}>
        {groups.map((g) => (
          <section key={g.name}>
            <h3>{t(`keys.${g.name}`)}</h3>
            <dl>
              {g.keys.map(([key, what]) => (
                <div key={key}>
                  <dt><kbd dir="ltr">{key}</kbd></dt>
                  <dd>{t(`keys.${what}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
