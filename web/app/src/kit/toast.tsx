import { notifications } from '@mantine/notifications';
import { IconAlert, IconCheck } from './icons';

// One thing is said at a time: what comes later is what counts, and a pile of notices would cover the work.

/** Says briefly that something was done. */
export function inform(message: string) {
  notifications.clean();
  notifications.show({ message, icon: <IconCheck size={16} aria-hidden />, autoClose: 3500, withCloseButton: false, role: 'status' });
}

/** Says that something went wrong; it stays until it is read. */
export function warn(message: string, close: string) {
  notifications.clean();
  notifications.show({
    message, color: 'red', icon: <IconAlert size={16} aria-hidden />, autoClose: 9000, role: 'alert', closeButtonProps: { 'aria-label': close },
  });
}
