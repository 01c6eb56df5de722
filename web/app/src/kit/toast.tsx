import { notifications } from '@mantine/notifications';
import { IconAlert, IconCheck } from './icons';

/** Says briefly that something was done. */
export function inform(message: string) {
  notifications.show({ message, icon: <IconCheck size={16} aria-hidden />, autoClose: 3500, withCloseButton: false, role: 'status' });
}

/** Says that something went wrong; it stays until it is read. */
export function warn(message: string, close: string) {
  notifications.show({
    message, color: 'red', icon: <IconAlert size={16} aria-hidden />, autoClose: 9000, role: 'alert', closeButtonProps: { 'aria-label': close },
  });
}
